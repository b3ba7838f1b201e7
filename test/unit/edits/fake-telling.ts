import type { Edit } from '../../../src/core/edit.ts';
import type { Ports, ReplyToken } from '../../../src/edits/ports.ts';

/** What of the world these change. */
interface Shelf {
  stored: Map<string, Edit>;
  tokens: Map<string, ReplyToken>;
  told: [id: string, way: string][];
  overdrawn: Set<string>;
  nowMs: number;
}

type Telling = Pick<
  Ports['edits'],
  'place' | 'told' | 'overdrawn' | 'forgetToken' | 'posting' | 'token'
>;

/** Where an edit's message is, and whether its person knows how it ended, in memory. */
export function fakeTelling(
  world: Shelf,
  change: (id: string, changes: Partial<Edit>) => Edit | null,
): Telling {
  const posting = new Set<string>();
  return {
    place: async (id, message) => {
      if (world.stored.get(id)?.message === null) change(id, { message });
    },
    told: async (id, way) => {
      const first = world.stored.get(id)?.toldAtMs === null;
      world.told.push([id, way]);
      change(id, { toldAtMs: world.nowMs, way });
      return { first, overdrawn: world.overdrawn.delete(id) };
    },
    overdrawn: async (id) => {
      if (world.stored.get(id)?.toldAtMs !== null) return true;
      world.overdrawn.add(id);
      return false;
    },
    forgetToken: async (id) => void world.tokens.delete(id),
    posting: async (id) => {
      const before = posting.has(id);
      posting.add(id);
      return before;
    },
    token: async (id) => world.tokens.get(id) ?? null,
  };
}

/** What stands on an edit that goes to the provider, in memory. */
export function fakeMarks(
  world: Pick<Shelf, 'stored'>,
  change: (id: string, changes: Partial<Edit>) => Edit | null,
): Pick<Ports['edits'], 'mark' | 'unmark' | 'drop'> {
  return {
    mark: async (id, mark) => {
      const edit = world.stored.get(id);
      const free = edit?.state === 'queued' || (edit?.state === 'submitting' && !edit.mark);
      const marked = free ? change(id, { state: 'submitting', mark }) : null;
      return marked ? { kind: 'marked', edit: marked } : { kind: 'taken' };
    },
    unmark: async (id, owner) => {
      if (world.stored.get(id)?.mark?.owner === owner) change(id, { mark: null });
    },
    drop: async (id) => {
      const edit = world.stored.get(id);
      if (edit?.state !== 'generating') return false;
      change(id, { dropped: true });
      return true;
    },
  };
}
