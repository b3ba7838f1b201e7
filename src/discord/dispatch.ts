import { fail, failureOf } from '../core/errors.ts';
import { orTooLate } from '../core/time-limit.ts';
import type { Log } from '../edits/ports.ts';
import { type Answer, privately, sendAnswer } from './answers.ts';
import {
  type Actions,
  type Command,
  type CommandHandler,
  type Handler,
  handlerFor,
  type HandlersByAction,
} from './command.ts';
import { CONTROLS } from './controls.ts';
import {
  type ComponentInteraction,
  type Interaction,
  type ModalInteraction,
  parseInteraction,
} from './interaction.ts';
import type { DiscordInteractions } from './interactions.ts';
import { MODALS } from './modals.ts';

/** Discord waits 3 s for an answer; the rest is for its way there. */
const ANSWER_WITHIN_MS = 2_000;

export interface DispatchDeps {
  commands: readonly Command[];
  actions: Actions;
  interactions: DiscordInteractions;
  log: Log;
  /** Those of our buttons and menus, unless others are given. */
  controls?: HandlersByAction<ComponentInteraction>;
  /** Those of our forms, unless others are given. */
  modals?: HandlersByAction<ModalInteraction>;
  /** How long a verb may take whose result is the answer. */
  answerWithinMs?: number;
}

/** Brings each interaction to its command, control or form. The function never rejects: an event has nobody to catch it. */
export function createDispatch(deps: DispatchDeps): (payload: unknown) => Promise<void> {
  const commands = new Map(deps.commands.flatMap(({ handlers }) => Object.entries(handlers)));
  return async (payload) => {
    const interaction = parseInteraction(payload);
    if (!interaction) {
      deps.log.warn({}, 'interaction of an unknown kind or shape');
      return;
    }
    deps.log.info(aboutOf(interaction), 'interaction received');
    try {
      const answer = await answerTo(deps, commands, interaction);
      if (answer) await sendAnswer(deps.interactions, interaction, answer);
    } catch (error) {
      logFailure(deps, interaction, error);
    }
  };
}

/** What it was, for the log: never what somebody typed. */
function aboutOf(interaction: Interaction): Record<string, string> {
  const known = { interaction: interaction.reply.interactionId, kind: interaction.kind };
  return interaction.kind === 'command'
    ? { ...known, command: interaction.name }
    : { ...known, control: interaction.customId };
}

async function answerTo(
  deps: DispatchDeps,
  commands: ReadonlyMap<string, CommandHandler>,
  interaction: Interaction,
): Promise<Answer | null> {
  const { controls = CONTROLS, modals = MODALS } = deps;
  switch (interaction.kind) {
    case 'command':
      return handle(deps, commands.get(interaction.name) ?? null, interaction);
    case 'component':
      return handle(deps, handlerFor(controls, interaction.customId), interaction);
    case 'modal':
      return handle(deps, handlerFor(modals, interaction.customId), interaction);
  }
}

/** What is to be answered; null when the verb has done that. */
async function handle<I extends Interaction>(
  deps: DispatchDeps,
  handler: Handler<I> | null,
  interaction: I,
): Promise<Answer | null> {
  try {
    if (!handler) throw fail('outdated_control');
    if (handler.answeredBy === 'dispatch') {
      return await inTime(deps, interaction, handler.run(interaction, deps.actions));
    }
    await handler.run(interaction, deps.actions);
    return null;
  } catch (error) {
    return refusal(deps, interaction, error);
  }
}

/** A verb that is slow goes on, and may still take effect; its person is told something while Discord listens. */
async function inTime(
  deps: DispatchDeps,
  { reply }: Interaction,
  work: Promise<Answer>,
): Promise<Answer> {
  const interaction = reply.interactionId;
  return orTooLate(deps.answerWithinMs ?? ANSWER_WITHIN_MS, work, () => {
    deps.log.warn({ interaction }, 'no answer in time');
    work.catch((error: unknown) => {
      deps.log.warn({ interaction, code: failureOf(error).code }, 'failed after its answer');
    });
    return fail('store_unreachable');
  });
}

/** What went wrong, in words for the one it happened to; what nobody foresaw, with a reference to the log. */
function refusal(deps: DispatchDeps, interaction: Interaction, error: unknown): Answer {
  const { reply, asker, locale } = interaction;
  const failure = failureOf(error);
  const unforeseen = failure.code === 'internal';
  if (unforeseen) logFailure(deps, interaction, error);
  else deps.log.info({ interaction: reply.interactionId, code: failure.code }, 'refused');
  return privately({
    kind: 'refusal',
    failure,
    requesterId: asker.userId,
    locale,
    reference: unforeseen ? reply.interactionId : null,
  });
}

function logFailure({ log }: DispatchDeps, { reply }: Interaction, error: unknown): void {
  const { code } = failureOf(error);
  log.error({ interaction: reply.interactionId, code, error }, 'interaction failed');
}
