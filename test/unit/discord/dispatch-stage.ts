import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { fail, type ErrorCode } from '../../../src/core/errors.ts';
import type {
  Actions,
  Command,
  CommandHandler,
  HandlersByAction,
} from '../../../src/discord/command.ts';
import { createDispatch } from '../../../src/discord/dispatch.ts';
import type { ComponentInteraction, ModalInteraction } from '../../../src/discord/interaction.ts';
import type {
  AnswerFile,
  DiscordInteractions,
  FilesToCome,
} from '../../../src/discord/interactions.ts';
import type { ReplyToken } from '../../../src/edits/ports.ts';
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
  /** In order: `private <token>: <text>`, `file <token>: <name>: <text>`, `instead <token>: <text>`, `update <token>: <text>`, `nothing <token>`, `delete <token>`, `modal <token>: <title>`. */
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
  const sayWithFiles = async (
    how: 'file' | 'update',
    { token }: ReplyToken,
    files: FilesToCome,
    components: APIMessageTopLevelComponent[],
    instead: Parameters<DiscordInteractions['replyWithFiles']>[3],
  ): Promise<void> => {
    try {
      const made = typeof files === 'function' ? await files() : files;
      stage.files.push(...made.map(({ bytes }) => String(bytes)));
      say(`${how} ${token}: ${namesOf(made)}: ${textOf(components)}`, components);
    } catch (error) {
      const said = instead(fail('internal'));
      say(`instead ${token}: ${textOf(said)}`, said);
      throw error;
    }
  };
  const interactions: DiscordInteractions = {
    acknowledge: async () => {
      say('acknowledge');
      return { kind: 'late' };
    },
    replyPrivately: async ({ token }, components) =>
      say(`private ${token}: ${textOf(components)}`, components),
    replyWithFiles: async (reply, files, components, instead) =>
      sayWithFiles('file', reply, files, components, instead),
    updateWithFiles: async (reply, files, components, instead) =>
      sayWithFiles('update', reply, files, components, instead),
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
