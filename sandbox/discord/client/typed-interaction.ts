import type { Deps } from '../deps.ts';
import type { Interaction, Message } from '../model.ts';
import { bareCard, type Card, DID_NOT_RESPOND, FAILED, messageCard, modalCard } from './card.ts';

/** Something a person started, and what they have seen of it since. */
export class TypedInteraction {
  readonly id: string;
  readonly token: string;
  readonly interaction: Interaction;
  /** Each distinct thing it showed, in order. */
  readonly history: Card[] = [];
  readonly #deps: Deps;
  #last = '';
  #watched: Message | undefined;

  constructor(deps: Deps, interaction: Interaction) {
    this.#deps = deps;
    this.id = interaction.id;
    this.token = interaction.token;
    this.interaction = interaction;
    this.#look();
    deps.world.changes.watch(this.id, () => this.#look());
  }

  /** What the person sees now. */
  see(): Card {
    const { interactions, files } = this.#deps;
    const { original, modal, answeredWith, type, source } = this.interaction;
    const expired = interactions.expired(this.interaction);
    if (original) return messageCard(original, files, expired);
    if (answeredWith !== undefined && modal) return modalCard(modal);
    if (!interactions.unanswered(this.interaction)) return bareCard('waiting', '');
    return bareCard('failed', type === 2 && !source ? DID_NOT_RESPOND : FAILED);
  }

  /** The further messages it brought, deleted ones left out. */
  followUps(): Card[] {
    const { files } = this.#deps;
    const there = this.interaction.followUps.filter((message) => !message.deleted);
    return there.map((message) => messageCard(message, files, false));
  }

  /**
   * Waits until what the person sees satisfies `predicate`.
   *
   * @throws Error with what was seen last, after `timeoutMs` of real time.
   */
  async until(predicate: (card: Card) => boolean, timeoutMs = 60_000): Promise<Card> {
    const look = () => {
      const card = this.see();
      return predicate(card) ? card : undefined;
    };
    try {
      return await this.#deps.world.changes.waitFor(look, { timeoutMs, what: 'a card' });
    } catch (cause) {
      if (!(cause instanceof Error) || !cause.message.startsWith('Waited')) throw cause;
      const { state, text } = this.see();
      const message = `Waited ${timeoutMs} ms in vain; the card is ${state} and says "${text}".`;
      throw new Error(message, { cause });
    }
  }

  get message(): Message | undefined {
    return this.interaction.original;
  }

  #look(): void {
    const { original } = this.interaction;
    if (original && original !== this.#watched) {
      this.#watched = original;
      this.#deps.world.changes.watch(original.id, () => this.#look());
    }
    const card = this.see();
    // Links are signed anew at each look; they do not make a card a different one.
    const { state, text, ephemeral, buttons, message } = card;
    const files = card.media.map((media) => media.file?.id ?? media.url);
    const raw = state === 'shown' ? message?.components : [];
    const seen = JSON.stringify([state, text, ephemeral, buttons, files, raw, message?.id]);
    if (seen === this.#last) return;
    this.#last = seen;
    this.history.push(card);
  }
}
