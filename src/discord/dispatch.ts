import { failure, failureOf, type Failure } from '../core/errors.ts';
import { moderatesMessages } from '../core/rights.ts';
import type { Log } from '../edits/ports.ts';
import { refusalCard } from './cards/refusal-card.ts';
import type { Actions, Command } from './command.ts';
import { decodeCustomId, type CustomId } from './custom-id.ts';
import { parseInteraction, type ComponentInteraction, type Interaction } from './interaction.ts';
import type { DiscordInteractions } from './interactions.ts';

export interface DispatchDeps {
  commands: readonly Command[];
  actions: Actions;
  interactions: DiscordInteractions;
  log: Log;
}

type Control = (deps: DispatchDeps, press: ComponentInteraction, id: CustomId) => Promise<void>;

/** Every button by its action. Each asks for itself whether this person may press it now. */
const CONTROLS: ReadonlyMap<string, Control> = new Map([['dismiss', dismiss]]);

/** Brings each interaction to its command or control. The function never rejects: an event has nobody to catch it. */
export function createDispatch(deps: DispatchDeps): (payload: unknown) => Promise<void> {
  const commands = new Map(deps.commands.map((command) => [command.definition.name, command]));
  return async (payload) => {
    const interaction = parseInteraction(payload);
    if (!interaction) {
      deps.log.warn({}, 'interaction of an unknown kind or shape');
      return;
    }
    try {
      await bring(deps, commands, interaction);
    } catch (error) {
      const { interactionId } = interaction.reply;
      deps.log.error(
        { interaction: interactionId, code: failureOf(error).code, error },
        'interaction failed',
      );
    }
  };
}

async function bring(
  deps: DispatchDeps,
  commands: ReadonlyMap<string, Command>,
  interaction: Interaction,
): Promise<void> {
  if (interaction.kind === 'command') {
    const command = commands.get(interaction.name);
    if (command) return command.run(interaction, deps.actions);
    return answerPrivately(deps, interaction, failure('outdated_control'));
  }
  const id = decodeCustomId(interaction.customId);
  const control = id && CONTROLS.get(id.action);
  if (!control) return answerPrivately(deps, interaction, failure('outdated_control'));
  return control(deps, interaction, id);
}

async function answerPrivately(
  deps: DispatchDeps,
  { reply, asker }: Interaction,
  why: Failure,
): Promise<void> {
  const card = {
    kind: 'refusal',
    failure: why,
    requesterId: asker.userId,
    reference: null,
  } as const;
  await deps.interactions.replyPrivately(reply, refusalCard(card));
}

/** Puts a refusal away: for the one it was meant for, or who moderates here. */
async function dismiss(
  deps: DispatchDeps,
  press: ComponentInteraction,
  { args: [requesterId] }: CustomId,
): Promise<void> {
  const { userId, permissions } = press.asker;
  if (userId !== requesterId && !moderatesMessages(permissions)) {
    return answerPrivately(deps, press, failure('not_yours'));
  }
  await deps.interactions.updateNothing(press.reply);
  await deps.interactions.deleteReply(press.reply);
}
