import { NO_PERSON_RULES, type PersonRules } from '../../../src/core/consent.ts';
import type { Decision } from '../../../src/core/audit.ts';
import type { Edit } from '../../../src/core/edit.ts';
import type { Ports } from '../../../src/edits/ports.ts';

interface Shelf {
  stored: Map<string, Edit>;
  decided: Decision[];
  trees: Map<string, Record<string, string>>;
  nowMs: number;
}

/** What people are asked and say about what is theirs, in memory. */
export function fakeConsents(
  world: Shelf,
  change: (id: string, changes: Partial<Edit>) => Edit | null,
): Pick<Ports['edits'], 'consentAsked' | 'consent' | 'setRemixes' | 'parentIn'> {
  return {
    consentAsked: async (id, consentIn) => void change(id, { consentIn }),
    consent: async ({ id, consentOf }, by, note) => {
      const edit = world.stored.get(id);
      if (edit?.state !== 'awaiting_consent' || !consentOf.includes(by)) return null;
      if (edit.consents.some((one) => one.by === by)) return edit;
      world.decided.push(note);
      const consents = [...edit.consents, { by, atMs: world.nowMs }];
      return change(id, { consents, rev: edit.rev + 1 });
    },
    setRemixes: async (id, userId, remixes) => {
      if (world.stored.get(id)?.requesterId !== userId) return false;
      return change(id, { remixes }) !== null;
    },
    parentIn: async (rootId, id) => world.trees.get(rootId)?.[id] || null,
  };
}

/** What people have set, and their roles, in memory. */
export class FakePeople {
  readonly rules = new Map<string, PersonRules>();
  /** By person; null: no member any more. Whoever is not in it has none. */
  readonly roles = new Map<string, readonly string[] | null>();

  ruled(userId: string): PersonRules {
    return this.rules.get(userId) ?? NO_PERSON_RULES;
  }

  ports(): Pick<Ports['people'], 'rules' | 'setRules'> {
    return {
      rules: async (userId) => this.ruled(userId),
      setRules: async (userId, changes) =>
        void this.rules.set(userId, { ...this.ruled(userId), ...changes }),
    };
  }

  members(): Ports['members'] {
    return {
      roles: async (_serverId, userId) =>
        this.roles.has(userId) ? (this.roles.get(userId) ?? null) : [],
    };
  }
}
