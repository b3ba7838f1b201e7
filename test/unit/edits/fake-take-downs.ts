import type { Decision } from '../../../src/core/audit.ts';
import type { Edit } from '../../../src/core/edit.ts';
import type { KeptHere } from '../../../src/core/personal.ts';
import type { ReportDecision, Reported } from '../../../src/core/reported.ts';
import type { Ports } from '../../../src/edits/ports.ts';
import { KEPT_NOTHING } from '../discord/samples.ts';

const NONE: Reported = { round: 0, reports: [], decision: null, card: null, rev: 0 };
const HOLDS_CLIP = ['delivering', 'delivered', 'undeliverable'];

/** Take-downs and reports in memory, over the edits that are stored. */
export class FakeTakeDowns {
  readonly decisions: Decision[] = [];
  readonly reported = new Map<string, Reported>();
  readonly due = new Set<string>();
  readonly claimed = new Set<string>();
  readonly hidden = new Map<string, string>();
  kept: KeptHere = KEPT_NOTHING;
  /** For how long the bot is in each no more, in ms. */
  readonly servers = new Map<string, number>();
  readonly #stored: Map<string, Edit>;
  readonly #now: () => number;

  constructor(stored: Map<string, Edit>, now: () => number) {
    this.#stored = stored;
    this.#now = now;
  }

  ports(): Pick<Ports, 'takeDowns' | 'reports' | 'personal' | 'serverCare' | 'presence'> {
    return {
      takeDowns: this.#takeDowns(),
      reports: this.#reports(),
      personal: {
        inServer: async () => this.kept,
        export: async (userId) => ({ userId }),
        erase: async () => ({ edits: 2, reports: 1, left: ['k1'] }),
      },
      serverCare: {
        due: async () => [...this.servers.keys()],
        seen: async (id, isIn) => (isIn ? 0 : (this.servers.get(id) ?? 0)),
        purge: async (id) => void this.servers.delete(id),
      },
      presence: { isIn: async () => 'removed' },
    };
  }

  #takeDowns(): Ports['takeDowns'] {
    return {
      take: async (id, down, round, decision) => {
        const edit = this.#stored.get(id);
        if (!edit) return { kind: 'unknown' };
        if (edit.takeDown) return { kind: 'before' };
        if (!HOLDS_CLIP.includes(edit.state)) return { kind: 'unknown' };
        const known = this.reported.get(id);
        if (round !== null && known?.decision) return { kind: 'decided' };
        this.decisions.push(decision);
        if (edit.outputUrl !== null) this.hidden.set(id, edit.outputUrl);
        const takeDown = { ...down, atMs: this.#now() };
        const taken = { ...edit, takeDown, outputUrl: null, rev: edit.rev + 1 };
        this.#stored.set(id, taken);
        if (known && !known.decision) this.#decide(id, takeDown);
        return { kind: 'taken', edit: taken };
      },
      hiddenUrl: async (id) => this.hidden.get(id) ?? null,
      takenOff: async (id) => {
        const edit = this.#stored.get(id);
        this.hidden.delete(id);
        if (edit) this.#stored.set(id, { ...edit, takenOffAtMs: this.#now() });
      },
    };
  }

  #reports(): Ports['reports'] {
    return {
      add: async (id, { by, reason }, decision) => {
        const known = this.reported.get(id) ?? NONE;
        if (known.reports.some((one) => one.by === by)) return 'repeated';
        if (this.#stored.get(id)?.takeDown) return 'taken_down';
        this.decisions.push(decision);
        const isNew = known.round === 0 || known.decision !== null;
        const begun = { round: known.round + 1, decision: null, card: null };
        const reports = [...known.reports, { by, reason, atMs: this.#now() }];
        const rev = known.rev + 1;
        this.reported.set(id, { ...known, ...(isNew ? begun : {}), reports, rev });
        this.due.add(id);
        return 'added';
      },
      read: async (id) => this.reported.get(id) ?? null,
      dismiss: async (id, round, by, decision) => {
        const known = this.reported.get(id);
        if (known?.round !== round || known.decision) return false;
        this.decisions.push(decision);
        this.#decide(id, { kind: 'dismissed', by, atMs: this.#now(), reason: '' });
        return true;
      },
      due: async () => [...this.due],
      claim: async (id) => {
        const isFree = !this.claimed.has(id);
        this.claimed.add(id);
        return isFree;
      },
      shown: async (id, { rev }, card) => {
        const known = this.reported.get(id);
        this.claimed.delete(id);
        if (known) this.reported.set(id, { ...known, card: card ?? known.card });
        if (known && known.rev !== rev) return false;
        return this.due.delete(id);
      },
    };
  }

  #decide(id: string, decision: ReportDecision): void {
    const known = this.reported.get(id) ?? NONE;
    this.reported.set(id, { ...known, decision, rev: known.rev + 1 });
    this.due.add(id);
  }
}
