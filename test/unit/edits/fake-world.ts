import type { Decision } from '../../../src/core/audit.ts';
import type { Card } from '../../../src/core/card.ts';
import type { Edit } from '../../../src/core/edit.ts';
import { isEnding } from '../../../src/core/states.ts';
import type {
  HeldFile,
  NewMessage,
  ResultFile,
  SentMessage,
} from '../../../src/edits/delivery-ports.ts';
import type { Pace } from '../../../src/edits/pace.ts';
import type { Ambient, Intake, Ports, ReplyToken } from '../../../src/edits/ports.ts';
import type { Draft } from '../../../src/edits/remix-ports.ts';
import { editCardOf, REPLY } from '../discord/samples.ts';
import { fakeAccepting, fakeAsked } from './fake-asked.ts';
import { fakeConsents } from './fake-consents.ts';
import { CAPS, FakeLimits, OPERATED } from './fake-limits.ts';
import { FakeLineage } from './fake-lineage.ts';
import { FakeHistory } from './fake-history.ts';
import { FakeOffers } from './fake-offers.ts';
import type { Step } from './fake-steps.ts';
import { FakeTakeDowns } from './fake-take-downs.ts';
import { fakeMarks, fakeTelling } from './fake-telling.ts';

export const OWNER = 'me';
/** Whose an intake is that was let go of. */
export const NOBODY = 'nobody';
export const NOW = Date.UTC(2026, 10, 22, 12);
export const FILE: ResultFile = { path: '/tmp/k.mp4', filename: 'k.mp4', bytes: 9_000 };
export const SOURCE: ResultFile = { path: '/tmp/s.mp4', filename: 's.mp4', bytes: 9 };
export const PREPARED: ResultFile = { path: '/tmp/p.mp4', filename: 'before-k.mp4', bytes: 77 };
export const FRAMES = ['data:1', 'data:2', 'data:3'];
export const VIDEO_URL = 'https://cdn.example/clip.mp4';
export const DIRECT = '900000000000000099';

export interface Sent {
  by: 'editReply' | 'editMessage' | 'post';
  to: string;
  card: Card;
  files: readonly ResultFile[];
}

/** The ports in memory, one process's view; each call is written down and can be made to go another way. */
export class FakeWorld {
  readonly stored = new Map<string, Edit>();
  readonly tokens = new Map<string, ReplyToken>();
  readonly intakes = new Map<string, Intake>();
  readonly orphans: Intake[] = [];
  readonly outbox = new Set<string>();
  readonly queued = new Set<string>();
  readonly alive = new Set<string>();
  readonly told: [id: string, way: string][] = [];
  readonly sent: Sent[] = [];
  readonly discarded: string[] = [];
  readonly posted: NewMessage[] = [];
  readonly pinged: string[] = [];
  readonly removed: string[] = [];
  /** What messages of ours hold, by their id. */
  readonly held = new Map<string, HeldFile[]>();
  readonly drafts = new Map<string, Draft>();
  readonly overdrawn = new Set<string>();
  /** What was noted in the same step as a change of an edit. */
  readonly decided: Decision[] = [];
  /** Which edit each comes from, by the root of their tree: it outlives their records. */
  readonly trees = new Map<string, Record<string, string>>();
  readonly calls: string[] = [];
  readonly sleeps: number[] = [];
  readonly logged: [level: string, message: string, fields: Record<string, unknown>][] = [];
  readonly #plans = new Map<string, Step[]>();
  readonly limits = new FakeLimits(
    () => this.nowMs,
    (id) => void this.outbox.add(`generate ${id}`),
  );
  readonly offers = new FakeOffers();
  readonly takeDowns = new FakeTakeDowns(this.stored, () => this.nowMs);
  readonly lineage = new FakeLineage(this.stored);
  readonly lists = new FakeHistory(this.stored);
  nowMs = NOW;
  /** Called at each sleep, before it ends. */
  onSleep: (ms: number) => void = () => {};
  pace: Pace = { arrived() {}, toCheck: async () => {}, toShow: async () => {} };
  readonly ambient: Ambient = {
    owner: OWNER,
    now: () => this.nowMs,
    sleep: async (ms) => {
      this.sleeps.push(ms);
      this.nowMs += ms;
      this.onSleep(ms);
    },
    log: {
      debug: (fields, message) => void this.logged.push(['debug', message, fields]),
      info: (fields, message) => void this.logged.push(['info', message, fields]),
      warn: (fields, message) => void this.logged.push(['warn', message, fields]),
      error: (fields, message) => void this.logged.push(['error', message, fields]),
    },
  };

  readonly ports: Ports = {
    interactions: this.#watch('interactions', {
      acknowledge: async () => ({ kind: 'acknowledged', message: null }),
    }),
    intakes: this.#watch('intakes', {
      open: async (intake) => {
        const { interactionId } = intake;
        const known = this.intakes.get(interactionId);
        const ours = (!known || known.owner === NOBODY) && !this.#became(interactionId);
        if (ours) this.intakes.set(interactionId, intake);
        return { ours, nowMs: this.nowMs };
      },
      letGo: async (intake) => {
        if (this.intakes.get(intake.interactionId)?.owner !== OWNER) return;
        this.intakes.set(intake.interactionId, { ...intake, owner: NOBODY });
      },
      close: async (id) => {
        if (this.intakes.get(id)?.owner === OWNER) this.intakes.delete(id);
      },
      orphaned: async () => this.orphans,
    }),
    gate: this.#watch('gate', {
      ask: async () => ({ kind: 'let_in', review: false }),
    }),
    inputs: this.#watch('inputs', { check: async () => ({ clipMs: 5_000, mend: null }) }),
    offers: this.#watch('offers', this.offers.port()),
    edits: this.#watch('edits', this.#edits()),
    outbox: this.#watch('outbox', {
      due: async () => [],
      done: async (queue, id) => void this.outbox.delete(`${queue} ${id}`),
      again: async (queue, id) => void this.outbox.add(`${queue} ${id}`),
    }),
    ...this.#limitPorts(),
    jobs: this.#watch('jobs', {
      push: async (queue, id) => void this.queued.add(`${queue} ${id}`),
      has: async (queue, id) => this.queued.has(`${queue} ${id}`),
    }),
    provider: this.#watch('provider', {
      version: async () => 'v2',
      submit: async () => ({ kind: 'taken', requestId: 'r-1' }),
      poll: async () => ({ kind: 'finished', outputUrl: 'https://out.example/1', costMicros: 7 }),
      account: async () => this.limits.account,
    }),
    results: this.#watch('results', {
      fetch: async () => FILE,
      fetchSource: async () => SOURCE,
      fit: async (_id, file) => ({ kind: 'whole', file }),
      sample: async () => FRAMES,
      thumbnail: async () => this.lists.jpeg,
      prepare: async () => ({ kind: 'made', file: PREPARED }),
      discard: async (id) => void this.discarded.push(id),
    }),
    messages: this.#watch('messages', {
      editReply: async (reply, card, files) => this.#send('editReply', reply.token, card, files),
      editMessage: async (message, card, files) =>
        this.#send('editMessage', message.messageId, card, files),
      post: async (where, card, files) => {
        this.posted.push(where);
        return this.#send('post', where.channelId, card, files);
      },
      remove: async ({ messageId }) => void this.removed.push(messageId),
      ping: async ({ messageId }) => void this.pinged.push(messageId),
      find: async () => null,
      refetch: async ({ messageId }) => this.held.get(messageId) ?? null,
      openThread: async ({ messageId }) => messageId,
      openDirect: async () => DIRECT,
    }),
    drafts: this.#watch('drafts', {
      keep: async (draft) => void this.drafts.set(draft.id, draft),
      read: async (id) => this.drafts.get(id) ?? null,
    }),
  };

  get deps() {
    const { ports, ambient } = this;
    return {
      ...ports,
      ambient,
      pace: this.pace,
      pollMs: 5_000,
      timeoutMs: 60_000,
      lifeMs: 10_000,
      microsPerSecond: 210_000,
      probeMs: 60_000,
      keptDays: 30,
      operatorCaps: CAPS,
      ...OPERATED,
      operatorChannelId: null,
      slots: 2,
      perMinute: 50,
    };
  }

  /** Lets the next calls of a method go another way, one each. */
  plan(call: string, ...steps: Step[]): void {
    this.#plans.set(call, [...(this.#plans.get(call) ?? []), ...steps]);
  }

  /** An edit as it is stored. */
  has(changes: Partial<Edit> = {}): Edit {
    const video = { input: 'video', url: VIDEO_URL, filename: 'a.mp4', bytes: 9 };
    const { edit } = editCardOf({ acceptedAtMs: NOW, video, ...changes });
    this.stored.set(edit.id, edit);
    return edit;
  }

  withToken(edit: Edit): void {
    this.tokens.set(edit.id, REPLY);
  }

  edit(id: string): Edit {
    const edit = this.stored.get(id);
    if (!edit) throw new Error(`There is no ${id}.`);
    return edit;
  }

  count(call: string): number {
    return this.calls.filter((made) => made === call).length;
  }

  #watch<T extends object>(room: string, port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          const call = `${room}.${String(name)}`;
          this.calls.push(call);
          const real = async () => Reflect.apply(method, target, args);
          const step = this.#plans.get(call)?.shift();
          return step ? step(real, args) : real();
        };
      },
    });
  }

  #limitPorts(): ReturnType<FakeLimits['ports']> &
    ReturnType<FakeTakeDowns['ports']> &
    ReturnType<FakeLineage['ports']> &
    ReturnType<FakeHistory['ports']> {
    const ports = {
      ...this.limits.ports(),
      ...this.takeDowns.ports(),
      ...this.lineage.ports(),
      ...this.lists.ports(),
    };
    const watched = Object.entries(ports).map(([room, port]) => [room, this.#watch(room, port)]);
    return Object.fromEntries(watched) as typeof ports;
  }

  #send(by: Sent['by'], to: string, card: Card, files: readonly ResultFile[]): SentMessage {
    this.sent.push({ by, to, card, files });
    const message = { channelId: '1', messageId: `m-${this.sent.length}` };
    if (card.kind !== 'edit' || card.edit.state !== 'preparing' || files.length === 0)
      return message;
    const before = { id: `a-${this.sent.length}`, filename: files[0]?.filename ?? '' };
    return { ...message, before, beforeUrl: `https://cdn.example/${before.id}.mp4` };
  }

  #change(id: string, changes: Partial<Edit>): Edit | null {
    const edit = this.stored.get(id);
    if (!edit) return null;
    const next = { ...edit, ...changes };
    this.stored.set(id, next);
    return next;
  }

  /** The edit that an interaction became. */
  #became(interactionId: string): Edit | undefined {
    return [...this.stored.values()].find((edit) => edit.interactionId === interactionId);
  }

  #edits(): Ports['edits'] {
    return {
      ...fakeAccepting(this, (id) => this.#became(id)),
      ...fakeAsked(this, (id, changes) => this.#change(id, changes)),
      ...fakeConsents(this, (id, changes) => this.#change(id, changes)),
      ...fakeTelling(this, (id, changes) => this.#change(id, changes)),
      ...fakeMarks(this, (id, changes) => this.#change(id, changes)),
      read: async (id) => this.stored.get(id) ?? null,
      byInteraction: async (interactionId) => this.#became(interactionId) ?? null,
      move: async ({ id, from, to, set, outbox, unmarked, ifDropped, decision }) => {
        const edit = this.stored.get(id);
        if (!edit || !from.includes(edit.state) || (unmarked && edit.mark)) return null;
        if (outbox) this.outbox.add(`${outbox} ${id}`);
        if (decision) this.decided.push(decision);
        const state = edit.dropped ? (ifDropped ?? to) : to;
        const ended = isEnding(state) ? { endedAtMs: this.nowMs } : {};
        return this.#change(id, { ...set, ...ended, state, rev: edit.rev + 1 });
      },
      ofPerson: async (serverId, userId, most) =>
        [...this.stored.values()]
          .filter((edit) => edit.serverId === serverId && edit.requesterId === userId)
          .map(({ id }) => id)
          .slice(0, most),
      saysAnew: async () => true,
      countFailure: async () => 1,
      isAlive: async (owner) => this.alive.has(owner),
      open: async () => [...this.stored.keys()],
      measured: async () => [],
    };
  }
}
