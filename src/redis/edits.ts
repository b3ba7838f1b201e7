import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import type { Edit, ShownMessage, SubmitMark, Way } from '../core/edit.ts';
import type { Measured } from '../core/estimate.ts';
import { SETTLEMENTS, type SettledState } from '../core/ledger.ts';
import type { EditState } from '../core/states.ts';
import { writeNote } from './audit-note.ts';
import { createAcceptance, type StoredReply, storedReply } from './acceptance.ts';
import { createAsked } from './asked-edits.ts';
import { createConsents } from './consents.ts';
import { editFrom, parseEdit, writeField } from './edit-record.ts';
import { keys } from './keys.ts';
import { isReplicated } from './replicated.ts';
import { loadScript } from './script.ts';

const move = loadScript('move', 'base', 'ledger', 'turns', 'audit');
const mark = loadScript('mark', 'base');
const drop = loadScript('drop');
const saysAnew = loadScript('says-anew');
const unmark = loadScript('unmark');
const told = loadScript('told');
const overdrawn = loadScript('overdrawn');

/** A mark that a cluster has not got twice yet: tried again soon. */
const NOT_HELD = { kind: 'wait', ms: 1_000 } as const;

const measuredLine = z.object({ clipMs: z.number(), tookMs: z.number() });

export interface EditsOptions {
  redis: Redis;
  owner: string;
  /** How long an ended edit is kept, in ms. */
  retentionMs: number;
  /** Submits a minute over all workers. */
  submitsPerMinute: number;
  /** The store's clock for tests; by default Redis's TIME. */
  now?: () => number;
}

type Settable = Partial<
  Pick<
    Edit,
    | 'mark'
    | 'requestId'
    | 'submittedAtMs'
    | 'outputUrl'
    | 'completedAtMs'
    | 'costMicros'
    | 'failure'
    | 'message'
    | 'way'
    | 'sentAs'
    | 'decision'
    | 'askedIn'
    | 'screened'
  >
>;

interface StoredMove {
  id: string;
  from: readonly EditState[];
  to: EditState;
  set?: Settable;
  outbox?: string;
  unmarked?: boolean;
  ifDropped?: EditState;
  decision?: Decision;
}

/** The scripts' `now`: empty lets them ask Redis itself. */
const nowArgument = (now: EditsOptions['now']): string => (now ? String(now()) : '');

/** States in which an edit waits for the provider or is there. */
const BEFORE_RESULT: readonly EditState[] = ['queued', 'submitting', 'generating'];

/** What going to a state brings along, for `move.lua`. */
function changeTo(state: EditState, retentionMs: number): object {
  return {
    state,
    ...(Object.hasOwn(SETTLEMENTS, state) ? { settle: SETTLEMENTS[state as SettledState] } : {}),
    holdsSlot: BEFORE_RESULT.includes(state),
    timed: state === 'delivering',
    ...(state === 'delivered' ? { listedMs: retentionMs } : {}),
  };
}

/** The store of edits: one hash each, every change one script. Rejects when the store does not answer. */
export function createEdits(options: EditsOptions) {
  const reads = createReads(options.redis);
  return {
    ...reads,
    ...createAcceptance(options, reads.read),
    ...createChanges(options),
    ...createTelling(options),
    ...createAsked(options),
    ...createConsents(options),
  };
}

function createReads(redis: Redis) {
  const read = async (id: string): Promise<Edit | null> => {
    const fields = await redis.hgetall(keys.edit(id));
    return Object.keys(fields).length === 0 ? null : parseEdit(fields);
  };
  return {
    read,

    async byInteraction(interactionId: string): Promise<Edit | null> {
      const id = await redis.get(keys.interaction(interactionId));
      return id === null ? null : read(id);
    },

    async token(id: string): Promise<StoredReply | null> {
      const stored = await redis.get(keys.token(id));
      return stored === null ? null : storedReply.parse(JSON.parse(stored));
    },

    async isAlive(name: string): Promise<boolean> {
      return (await redis.exists(keys.alive(name))) === 1;
    },

    async open(): Promise<string[]> {
      return redis.zrange(keys.active, '0', '-1');
    },

    async ofPerson(serverId: string, userId: string, most: number): Promise<string[]> {
      return redis.zrevrange(keys.editsOf(serverId, userId), '0', String(most - 1));
    },

    async measured(): Promise<Measured[]> {
      const lines = await redis.lrange(keys.timings, '0', '49');
      return lines.map((line) => measuredLine.parse(JSON.parse(line)));
    },
  };
}

/** Whether a mark outlives the server that took it; if not, it comes off again: nothing has left yet. */
async function holdsMark(redis: Redis, id: string, submitMark: SubmitMark): Promise<boolean> {
  const written = JSON.stringify(submitMark);
  const isThere = async () => (await redis.hget(keys.edit(id), 'mark')) === written;
  const holds = await isReplicated(redis, isThere);
  if (!holds) await unmark(redis, [keys.edit(id)], [submitMark.owner]);
  return holds;
}

function createChanges({ redis, now, submitsPerMinute, retentionMs }: EditsOptions) {
  return {
    async move(asked: StoredMove): Promise<Edit | null> {
      const { id, from, to, set = {}, outbox, unmarked, ifDropped, decision } = asked;
      const fields = Object.entries(set).flatMap(([name, value]) => [name, writeField(value)]);
      return editFrom(
        await move(
          redis,
          [keys.edit(id), outbox ? keys.outbox(outbox) : keys.edit(id), keys.timings],
          [
            nowArgument(now),
            randomUUID(),
            from.join(','),
            JSON.stringify(changeTo(to, retentionMs)),
            JSON.stringify(changeTo(ifDropped ?? to, retentionMs)),
            id,
            outbox ? '1' : '',
            unmarked ? '1' : '',
            decision ? writeNote(decision) : '',
            ...fields,
          ],
        ),
      );
    },

    async mark(id: string, submitMark: SubmitMark) {
      const [kind, value] = z
        .tuple([z.enum(['marked', 'wait', 'taken'])])
        .rest(z.unknown())
        .parse(
          await mark(
            redis,
            [keys.edit(id), keys.submits],
            [nowArgument(now), JSON.stringify(submitMark), submitsPerMinute],
          ),
        );
      if (kind === 'wait') return { kind, ms: z.number().parse(value) } as const;
      const edit = kind === 'marked' ? editFrom(value) : null;
      if (edit && !(await holdsMark(redis, id, submitMark))) return NOT_HELD;
      return edit ? ({ kind: 'marked', edit } as const) : ({ kind: 'taken' } as const);
    },

    async drop(id: string): Promise<boolean> {
      return (await drop(redis, [keys.edit(id)], [])) === 1;
    },

    async saysAnew(id: string, says: string): Promise<boolean> {
      return (await saysAnew(redis, [keys.edit(id)], [says])) === 1;
    },

    async unmark(id: string, markOwner: string): Promise<void> {
      await unmark(redis, [keys.edit(id)], [markOwner]);
    },

    async countFailure(id: string, code: string): Promise<number> {
      return redis.hincrby(keys.edit(id), `failures:${code}`, 1);
    },
  };
}

function createTelling({ redis, now, retentionMs }: EditsOptions) {
  return {
    async place(id: string, message: ShownMessage): Promise<void> {
      await redis.hsetnx(keys.edit(id), 'message', JSON.stringify(message));
    },

    async posting(id: string): Promise<boolean> {
      return (await redis.hsetnx(keys.edit(id), 'posting', '1')) === 0;
    },

    async told(id: string, way: Way): Promise<{ first: boolean; overdrawn: boolean }> {
      const answer = await told(
        redis,
        [keys.edit(id), keys.active, keys.token(id)],
        [nowArgument(now), way, retentionMs, id],
      );
      const [first, drawnOver] = z.tuple([z.number(), z.number()]).parse(answer);
      return { first: first === 1, overdrawn: drawnOver === 1 };
    },

    async overdrawn(id: string): Promise<boolean> {
      return (await overdrawn(redis, [keys.edit(id)], [])) === 1;
    },

    async forgetToken(id: string): Promise<void> {
      await redis.del(keys.token(id));
    },
  };
}
