import type { Person } from '../discord/client/person.ts';
import type { Page } from './page.ts';
import type { Events, Place, WireMessage } from './wire.ts';
import { messagesOf, placeOf, startedOf, type ViewParts } from './view.ts';

/** Changes come in bursts; a person sees no difference. */
const GATHER_MS = 40;
/** What only time changes: clocks, logs, an interaction that nobody answers. */
const TICK_MS = 500;
/** Of what somebody started, as much as can still matter. */
const STARTED = 20;

type Send = <K extends keyof Events>(event: K, data: Events[K]) => void;

/** Keeps one browser up to date about what one person sees in one channel. */
export class Feed {
  readonly #page: Page;
  readonly #userId: string;
  readonly #channelId: string;
  readonly #send: Send;
  readonly #parts: ViewParts;
  readonly #shown = new Map<string, string>();
  readonly #sent = new Map<keyof Events, string>();
  #order = '';
  #soon: NodeJS.Timeout | undefined;
  readonly #tick: NodeJS.Timeout;
  readonly #unsubscribe: () => void;

  constructor(page: Page, { as, channel }: { as: string; channel: string }, send: Send) {
    this.#page = page;
    this.#userId = as;
    this.#channelId = channel;
    this.#send = send;
    const { discord } = page.stage;
    this.#parts = { discord, club: page.club, links: page.links };
    this.#unsubscribe = discord.subscribe(() => {
      this.#soon ??= setTimeout(() => this.look(), GATHER_MS);
    });
    this.#tick = setInterval(() => this.look(), TICK_MS);
  }

  /** Sends whatever looks different from what was sent before. */
  look(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const user = this.#page.user(this.#userId);
    const channel = this.#page.channel(user, this.#channelId);
    const place: Place | null = placeOf(this.#parts, user, channel);
    if (place) this.#offer('place', place);
    if (channel) this.#lookAround(this.#page.stage.discord.as(user, channel));
    this.#offer('panel', this.#page.panel());
  }

  close(): void {
    clearTimeout(this.#soon);
    clearInterval(this.#tick);
    this.#unsubscribe();
  }

  #lookAround(person: Person): void {
    this.#offerMessages(messagesOf(this.#parts, person));
    const mine = [...this.#page.deeds.values()].filter(
      ({ typed: { interaction } }) =>
        interaction.user === person.user && interaction.channel === person.channel,
    );
    this.#offer('started', mine.slice(-STARTED).map(startedOf));
  }

  #offerMessages(messages: readonly WireMessage[]): void {
    const order = messages.map(({ id }) => id);
    const changed = messages.filter((message) => {
      const seen = JSON.stringify(message);
      if (this.#shown.get(message.id) === seen) return false;
      this.#shown.set(message.id, seen);
      return true;
    });
    const all = order.join();
    // Also an empty channel has to be said once.
    if (changed.length === 0 && all === this.#order && this.#sent.has('messages')) return;
    this.#order = all;
    this.#sent.set('messages', '');
    this.#send('messages', { order, changed });
  }

  #offer<K extends Exclude<keyof Events, 'messages'>>(event: K, data: Events[K]): void {
    const text = JSON.stringify(data);
    if (this.#sent.get(event) === text) return;
    this.#sent.set(event, text);
    this.#send(event, data);
  }
}
