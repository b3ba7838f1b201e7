import type { AuditNote, Decision, WholeChain } from '../../../src/core/audit.ts';
import type { Standing } from '../../../src/core/ledger.ts';
import { type Block, type GateSettings, NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { NO_WORD_LISTS, type ServerWords } from '../../../src/core/word-lists.ts';
import { NO_SERVER_LIMITS, type Caps, type ServerLimits } from '../../../src/core/limits.ts';
import type { Notice } from '../../../src/core/notice.ts';
import type { Pause } from '../../../src/core/pause.ts';
import type { ServerUsage } from '../../../src/core/server-usage.ts';
import type { Ports } from '../../../src/edits/ports.ts';
import { readWordList } from '../../../src/moderation/words/word-list.ts';
import type { ScreenAnswer } from '../../../src/edits/screen-ports.ts';
import { FakePeople } from './fake-consents.ts';
import type { Account } from '../../../src/edits/provider-ports.ts';

export const OPERATOR = '900000000000000077';
/** Of the operator's settings. */
export const OPERATED = {
  operators: new Set([OPERATOR]),
  botIds: new Set<string>(),
  defaultGate: 'closed',
  readWordList,
  hasRemoteScreen: false,
  retentionMs: 30 * 86_400_000,
} as const;
export const CAPS: Caps = {
  atOnce: 2,
  cooldownMs: 30_000,
  dayEdits: 10,
  dayClipMs: 60_000,
  serverDayMicros: 20_000_000,
  botMonthMicros: 200_000_000,
  pendingApprovals: 3,
};
const UNUSED: Omit<Standing, 'nowMs'> = {
  running: 0,
  pending: 0,
  lastAcceptedMs: null,
  dayEdits: 0,
  dayClipMs: 0,
  serverHeldMicros: 0,
  serverSpentMicros: 0,
  botHeldMicros: 0,
  botSpentMicros: 0,
};

const WHOLE: WholeChain = {
  kind: 'whole',
  entries: 0,
  fromSeq: 1,
  toSeq: 0,
  hash: '',
  checkpoint: null,
  erased: 0,
};

async function* noLines(): AsyncGenerator<string> {}

/** Line, limits and pause in memory. */
export class FakeLimits {
  /** Edits that wait, the next first, and those whose turn has come. */
  readonly line: string[] = [];
  readonly taken = new Set<string>();
  readonly noted: AuditNote[] = [];
  /** Noted by what was decided, in its own step. */
  readonly decided: Decision[] = [];
  readonly notices = new Map<string, Notice>();
  readonly people = new FakePeople();
  /** Who wants no pings. */
  readonly pingless = new Set<string>();
  server: ServerLimits = NO_SERVER_LIMITS;
  gate: GateSettings = NO_GATE_SETTINGS;
  words: ServerWords = NO_WORD_LISTS;
  /** Chains with news, and how far they were copied. */
  readonly news = new Map<string, number>();
  usage: ServerUsage = {
    nowMs: 0,
    today: { heldMicros: 0, spentMicros: 0 },
    month: { heldMicros: 0, spentMicros: 0 },
    running: 0,
    waiting: 0,
    pending: 0,
    people: [],
  };
  screened: ScreenAnswer = { kind: 'clean' };
  looked: ScreenAnswer = { kind: 'clean' };
  readonly blocks = new Map<string, Block>();
  used: Partial<Standing> = {};
  pause: Pause | null = null;
  mayProbe = true;
  account: Account = { kind: 'known', micros: 100_000_000 };
  readonly #now: () => number;
  readonly #onTaken: (id: string) => void;

  constructor(now: () => number, onTaken: (id: string) => void) {
    this.#now = now;
    this.#onTaken = onTaken;
  }

  ports(): Pick<
    Ports,
    | 'line'
    | 'ledger'
    | 'servers'
    | 'people'
    | 'members'
    | 'audit'
    | 'pauses'
    | 'notices'
    | 'screen'
    | 'auditCopies'
  > {
    return {
      line: this.#line(),
      ledger: {
        standing: async () => ({ ...UNUSED, nowMs: this.#now(), ...this.used }),
        ofServer: async () => this.usage,
        sweep: async () => 0,
      },
      servers: {
        limits: async () => this.server,
        setLimits: async (_serverId, limits) => void (this.server = limits),
        gate: async () => this.gate,
        changeGate: async (_serverId, change, decision) => {
          this.gate = change(this.gate);
          this.decided.push(decision);
          return this.gate;
        },
        words: async () => this.words,
        changeWords: async (_serverId, change, decision) => {
          this.words = change(this.words);
          this.decided.push(decision);
          return this.words;
        },
        block: async (_serverId, userId) => this.blocks.get(userId) ?? null,
        setBlock: async (_serverId, userId, block, decision) => {
          if (block === null) this.blocks.delete(userId);
          else this.blocks.set(userId, block);
          if (decision) this.decided.push(decision);
        },
        blocks: async () => Object.fromEntries(this.blocks),
      },
      people: {
        wantsPings: async (userId) => !this.pingless.has(userId),
        setPings: async (userId, wanted) =>
          void (wanted ? this.pingless.delete(userId) : this.pingless.add(userId)),
        ...this.people.ports(),
      },
      members: this.people.members(),
      audit: this.#audit(),
      auditCopies: {
        due: async () =>
          [...this.news].map(([chain, afterSeq]) => ({ chain, afterSeq, lastSeq: afterSeq + 99 })),
        copied: async (chain, seq) => void this.news.set(chain, seq),
        claim: async () => this.mayProbe,
      },
      screen: { ask: async () => this.screened, look: async () => this.looked },
      pauses: this.#pauses(),
      notices: {
        due: async () => [...this.notices].map(([id, notice]) => ({ id, notice })),
        done: async (id) => void this.notices.delete(id),
      },
    };
  }

  /** Notes only what is noted by itself: what other ports note in their own step is theirs. */
  #audit(): Ports['audit'] {
    return {
      note: async (note) => void this.noted.push(note),
      seal: async () => 0,
      read: async () => [],
      readAfter: async () => [],
      verify: async () => WHOLE,
      export: async () => noLines(),
      forgetPerson: async () => 0,
      prune: async () => ({ dropped: 0, broken: [] }),
      purge: async () => {},
    };
  }

  #line(): Ports['line'] {
    return {
      next: async () => {
        const id = this.pause ? undefined : this.line.shift();
        if (id === undefined) return null;
        this.taken.add(id);
        this.#onTaken(id);
        return id;
      },
      place: async (id) => {
        const at = this.line.indexOf(id);
        return at < 0 ? null : { position: at + 1, aheadClipMs: 0, running: [], recentMs: [] };
      },
      rejoin: async (id) => {
        const isNowhere = !this.line.includes(id) && !this.taken.has(id);
        if (isNowhere) this.line.push(id);
        return isNowhere;
      },
      upcoming: async (most) => this.line.slice(0, most),
      isTaken: async (id) => this.taken.has(id),
      busy: async () => this.taken.size,
      claimRefresh: async () => true,
    };
  }

  #pauses(): Ports['pauses'] {
    return {
      current: async () => this.pause,
      begin: async (reason, neededMicros, decision) => {
        if (this.pause) return false;
        if (decision) this.decided.push(decision);
        this.pause = { reason, neededMicros, sinceMs: this.#now() };
        return true;
      },
      end: async (decision) => {
        const was = this.pause !== null;
        if (was && decision) this.decided.push(decision);
        this.pause = null;
        return was;
      },
      claimProbe: async () => this.mayProbe,
    };
  }
}
