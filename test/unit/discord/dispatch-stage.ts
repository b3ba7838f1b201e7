import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { ErrorCode } from '../../../src/core/errors.ts';
import type {
  Actions,
  Command,
  CommandHandler,
  HandlersByAction,
} from '../../../src/discord/command.ts';
import { createDispatch } from '../../../src/discord/dispatch.ts';
import type { ComponentInteraction, ModalInteraction } from '../../../src/discord/interaction.ts';
import type { AnswerFile, DiscordInteractions } from '../../../src/discord/interactions.ts';
import { fakeActions } from '../commands/fake-actions.ts';
import { textOf } from './samples.ts';

export interface StageOptions {
  commands?: readonly Command[];
  actions?: Partial<Actions>;
  controls?: HandlersByAction<ComponentInteraction>;
  modals?: HandlersByAction<ModalInteraction>;
  answerWithinMs?: number;
}

/** A dispatch, and what it answered and wrote down. */
export interface Stage {
  dispatch(payload: unknown): Promise<void>;
  /** In order: `private <token>: <text>`, `file <token>: <name>: <text>`, `update <token>: <text>`, `nothing <token>`, `delete <token>`, `modal <token>: <title>`. */
  answers: string[];
  /** The codes of what was refused. */
  refusals: ErrorCode[];
  /** The texts of files that went along. */
  files: string[];
  /** The components of the answers that have some. */
  drawn: APIMessageTopLevelComponent[][];
  /** Warnings and errors. */
  logged: [level: string, message: string][];
  fields: Record<string, unknown>[];
  /** Answers that begin so fail. */
  failOn: string | null;
}

const namesOf = (files: readonly AnswerFile[]): string =>
  files.map(({ filename }) => filename).join(' ');

export function stageDispatch(options: StageOptions = {}): Stage {
  const { commands = [], actions = {}, ...more } = options;
  const note = (level: string) => (fields: Record<string, unknown>, message: string) => {
    stage.logged.push([level, message]);
    stage.fields.push(fields);
  };
  const say = (what: string, components?: APIMessageTopLevelComponent[]) => {
    if (stage.failOn !== null && what.startsWith(stage.failOn)) throw new Error(what);
    stage.answers.push(what);
    if (components) stage.drawn.push(components);
  };
  const interactions: DiscordInteractions = {
    acknowledge: async () => {
      say('acknowledge');
      return { kind: 'late' };
    },
    replyPrivately: async ({ token }, components) =>
      say(`private ${token}: ${textOf(components)}`, components),
    replyWithFiles: async ({ token }, files, components) => {
      stage.files.push(...files.map(({ bytes }) => String(bytes)));
      say(`file ${token}: ${namesOf(files)}: ${textOf(components)}`, components);
    },
    updateWithFiles: async ({ token }, files, components) => {
      stage.files.push(...files.map(({ bytes }) => String(bytes)));
      say(`update ${token}: ${namesOf(files)}: ${textOf(components)}`, components);
    },
    updateMessage: async ({ token }, components) =>
      say(`update ${token}: ${textOf(components)}`, components),
    showModal: async ({ token }, { title }) => say(`modal ${token}: ${title}`),
    updateNothing: async ({ token }) => say(`nothing ${token}`),
    deleteReply: async ({ token }) => say(`delete ${token}`),
  };
  const stage: Stage = {
    dispatch: createDispatch({
      commands,
      actions: fakeActions(actions),
      interactions,
      log: {
        debug: () => {},
        info: ({ code }, message) => {
          if (message === 'refused') stage.refusals.push(code as ErrorCode);
        },
        warn: note('warn'),
        error: note('error'),
      },
      ...more,
    }),
    answers: [],
    refusals: [],
    files: [],
    drawn: [],
    logged: [],
    fields: [],
    failOn: null,
  };
  return stage;
}

/** A command that is answered by the verb it calls. */
export function commandOf(
  name: string,
  run: Extract<CommandHandler, { answeredBy: 'verb' }>['run'],
): Command {
  return {
    definition: { name, description: name },
    handlers: { [name]: { answeredBy: 'verb', run } },
  };
}
