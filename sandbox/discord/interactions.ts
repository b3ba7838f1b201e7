import { randomBytes } from 'node:crypto';
import { refusal } from './api-error.ts';
import type { Deadlines } from './deadlines.ts';
import * as model from './model.ts';
import type { World } from './world.ts';

export interface NewInteraction {
  type: 2 | 3 | 5;
  user: model.User;
  channel: model.Channel;
  attachmentSizeLimit: number;
  source?: model.Message;
  commandName?: string;
  commandType?: number;
}

/** The interactions that were started, and what their tokens are good for. */
export class Interactions {
  readonly #world: World;
  readonly #deadlines: Deadlines;
  readonly #byToken = new Map<string, model.Interaction>();
  readonly #byId = new Map<string, model.Interaction>();

  constructor(world: World, deadlines: Deadlines) {
    this.#world = world;
    this.#deadlines = deadlines;
  }

  open(about: NewInteraction): model.Interaction {
    const id = this.#world.ids.next();
    const createdAt = this.#world.clock.now();
    const secret = randomBytes(48).toString('hex');
    const interaction: model.Interaction = {
      ...about,
      id,
      token: Buffer.from(`interaction:${id}:${secret}`).toString('base64url'),
      createdAt,
      source: about.source,
      commandName: about.commandName,
      commandType: about.commandType,
      answeredWith: undefined,
      original: undefined,
      modal: undefined,
      followUps: [],
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    const due = () => this.#world.changes.announce({ kind: 'interaction-due', interactionId: id });
    this.#deadlines.add(createdAt + model.ANSWER_WITHIN_MS, due);
    this.#deadlines.add(createdAt + model.TOKEN_LIFE_MS, due);
    this.#world.changes.announce({ kind: 'interaction-created', interactionId: id });
    return interaction;
  }

  all(): model.Interaction[] {
    return [...this.#byId.values()];
  }

  /** Nobody answered in time. */
  unanswered(interaction: model.Interaction): boolean {
    return (
      interaction.answeredWith === undefined &&
      this.#world.clock.now() >= interaction.createdAt + model.ANSWER_WITHIN_MS
    );
  }

  expired(interaction: model.Interaction): boolean {
    return this.#world.clock.now() >= interaction.createdAt + model.TOKEN_LIFE_MS;
  }

  /**
   * The interaction a callback may now answer.
   *
   * @throws ApiError 10062 for one that is unknown, expired or was not answered in 3 s; 40060 for one that was.
   */
  toAnswer(id: string, token: string): model.Interaction {
    const interaction = this.#byId.get(id);
    if (!interaction || interaction.token !== token || this.expired(interaction)) {
      throw refusal('unknown_interaction');
    }
    if (interaction.answeredWith !== undefined) throw refusal('already_acknowledged');
    if (this.unanswered(interaction)) throw refusal('unknown_interaction');
    return interaction;
  }

  answered(interaction: model.Interaction, type: number): void {
    interaction.answeredWith = type;
    const { id } = interaction;
    this.#world.changes.announce({ kind: 'interaction-answered', interactionId: id });
  }

  /**
   * The interaction whose token opens the webhook routes.
   *
   * @throws ApiError 50027 for a token that is none or has expired, 10015 before the first answer or for another
   *   application.
   */
  byToken(applicationId: string, token: string): model.Interaction {
    if (applicationId !== this.#world.bot.id) throw refusal('unknown_webhook');
    const interaction = this.#byToken.get(token);
    if (!interaction || this.expired(interaction)) throw refusal('invalid_webhook_token');
    if (interaction.answeredWith === undefined) throw refusal('unknown_webhook');
    return interaction;
  }
}
