import type { Redis } from 'ioredis';
import { z } from 'zod';

import type { Decision } from '../core/audit.ts';
import { firstState, isPending } from '../core/before-line.ts';
import {
  parentOf,
  type AppealDecision,
  type Edit,
  type EditSpec,
  type ShownMessage,
} from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import type { Caps } from '../core/limits.ts';
import { writeNote } from './audit-note.ts';
import { writeField, writeSpec } from './edit-record.ts';
import { keys } from './keys.ts';
import { refusalFrom } from './refusal.ts';
import { isReplicated } from './replicated.ts';
import { loadScript } from './script.ts';

const accept = loadScript('accept', 'base', 'ledger', 'turns', 'audit');

export interface StoredReply {
  interactionId: string;
  applicationId: string;
  token: string;
}

export const storedReply = z.object({
  interactionId: z.string(),
  applicationId: z.string(),
  token: z.string(),
}) satisfies z.ZodType<StoredReply>;

interface AcceptanceOptions {
  redis: Redis;
  owner: string;
  retentionMs: number;
  now?: () => number;
}

/** The appeal that an edit comes from. */
interface StoredAppealed {
  editId: string;
  decision: AppealDecision;
  note: Decision;
}

/** Who waits for an answer, and how long that may take; or the appeal that makes it, which may take as long as it likes. */
type Asking =
  | { reply: StoredReply; message: ShownMessage | null; deadlineMs: number; appealed: null }
  | { reply: null; message: null; deadlineMs: number; appealed: StoredAppealed };

/** How edits come to be. */
export function createAcceptance(
  options: AcceptanceOptions,
  read: (id: string) => Promise<Edit | null>,
) {
  const existing = async (id: string): Promise<Edit> => {
    const edit = await read(id);
    if (!edit) throw new Error(`The edit ${id} is named in the store and not there.`);
    return edit;
  };
  const take = async (spec: EditSpec, asking: Asking, caps: Caps) => {
    const [kind, id, ...rest] = await run(options, spec, asking, caps);
    if (kind === 'refused') return { kind, failure: refusalFrom([id, ...rest]) } as const;
    if (kind === 'id_exists') return { kind } as const;
    if (kind === 'decided') return { kind } as const;
    if (kind === 'accepted') {
      const isThere = async () => (await options.redis.exists(keys.edit(spec.id))) === 1;
      // Whoever asked then finds out whether it is there after all.
      if (!(await isReplicated(options.redis, isThere))) throw fail('store_unreachable');
      return { kind, edit: await existing(spec.id) } as const;
    }
    if (kind === 'repeated') return { kind, edit: await existing(id ?? '') } as const;
    return { kind: 'late' } as const;
  };
  return {
    async accept(
      spec: EditSpec,
      reply: StoredReply,
      message: ShownMessage | null,
      deadlineMs: number,
      caps: Caps,
    ) {
      const asking = { reply, message, deadlineMs, appealed: null };
      const answer = await take(spec, asking, caps);
      // Without an appeal there is none that was decided.
      return answer.kind === 'decided' ? ({ kind: 'late' } as const) : answer;
    },

    async acceptAppealed(spec: EditSpec, caps: Caps, appealed: StoredAppealed) {
      const deadlineMs = Number.MAX_SAFE_INTEGER;
      const asking = { reply: null, message: null, deadlineMs, appealed };
      const answer = await take(spec, asking, caps);
      return answer.kind === 'late' ? ({ kind: 'decided' } as const) : answer;
    },
  };
}

async function run(
  { redis, owner, retentionMs, now }: AcceptanceOptions,
  spec: EditSpec,
  { reply, message, deadlineMs, appealed }: Asking,
  caps: Caps,
): Promise<string[]> {
  const { serverId: server, requesterId: person, clipMs, estimateMicros: micros } = spec;
  const ask = {
    server,
    person,
    clipMs,
    micros,
    awaitsApproval: isPending(spec),
    state: firstState(spec),
    root: spec.rootId,
    parent: parentOf(spec) ?? '',
  };
  const answer = await accept(
    redis,
    [
      keys.edit(spec.id),
      keys.interaction(spec.interactionId),
      keys.active,
      keys.intake(spec.interactionId),
      keys.intakes,
      keys.token(spec.id),
      keys.editsOf(server, person),
    ],
    [
      now ? String(now()) : '',
      Math.floor(deadlineMs),
      spec.id,
      writeSpec(spec),
      reply === null ? '' : JSON.stringify(storedReply.parse(reply)),
      owner,
      spec.interactionId,
      retentionMs,
      writeField(message),
      JSON.stringify(ask),
      JSON.stringify(caps),
      appealed?.editId ?? '',
      writeField(appealed?.decision),
      appealed ? writeNote(appealed.note) : '',
    ],
  );
  return z.array(z.string()).parse(answer);
}
