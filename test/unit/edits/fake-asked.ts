import { firstState } from '../../../src/core/before-line.ts';
import type { Edit } from '../../../src/core/edit.ts';
import type { Decision } from '../../../src/core/audit.ts';
import type { Ambient, Intake, Ports, ReplyToken } from '../../../src/edits/ports.ts';

type Edits = Ports['edits'];
/** What of the world these change. */
interface Shelf {
  stored: Map<string, Edit>;
  tokens: Map<string, ReplyToken>;
  intakes: Map<string, Intake>;
  outbox: Set<string>;
  decided: Decision[];
  limits: { line: string[] };
  nowMs: number;
  ambient: Ambient;
  has(changes: Partial<Edit>): Edit;
}
type Became = (interactionId: string) => Edit | undefined;
type Change = (id: string, changes: Partial<Edit>) => Edit | null;

/** How edits come to be, in memory. */
export function fakeAccepting(
  world: Shelf,
  became: Became,
): Pick<Edits, 'accept' | 'acceptAppealed'> {
  const keep = (spec: Parameters<Edits['accept']>[0], message: Edit['message']): Edit => {
    const state = firstState(spec);
    if (state === 'queued') world.limits.line.push(spec.id);
    else world.outbox.add(`deliver ${spec.id}`);
    return world.has({ ...spec, acceptedAtMs: world.nowMs, message, state });
  };
  return {
    accept: async (spec, reply, message) => {
      const before = became(spec.interactionId);
      if (before) return { kind: 'repeated', edit: before };
      if (world.intakes.get(spec.interactionId)?.owner !== world.ambient.owner)
        return { kind: 'late' };
      if (world.stored.has(spec.id)) return { kind: 'id_exists' };
      world.tokens.set(spec.id, reply);
      world.intakes.delete(spec.interactionId);
      return { kind: 'accepted', edit: keep(spec, message) };
    },
    acceptAppealed: async (spec, _caps, { editId, decision, note }) => {
      const before = became(spec.interactionId);
      if (before) return { kind: 'repeated', edit: before };
      const appealed = world.stored.get(editId);
      if (!appealed?.appeal || appealed.appealDecision) return { kind: 'decided' };
      world.stored.set(editId, { ...appealed, appealDecision: decision });
      world.decided.push(note);
      return { kind: 'accepted', edit: keep(spec, null) };
    },
  };
}

/** What moderators are asked and say, in memory. */
export function fakeAsked(world: Shelf, change: Change): AskedMethods {
  const asking = new Set<string>();
  return {
    asking: async (id) => {
      const before = asking.has(id);
      asking.add(id);
      return before;
    },
    asked: async (id, askedIn) => void change(id, { askedIn }),
    approve: async (id, _caps, decision, note) => {
      const edit = world.stored.get(id);
      if (edit?.state !== 'awaiting_approval') return { kind: 'gone' };
      world.decided.push(note);
      world.limits.line.push(id);
      const approved = change(id, { state: 'queued', decision, rev: edit.rev + 1 });
      return approved ? { kind: 'went_on', edit: approved } : { kind: 'gone' };
    },
    goOn: async ({ id, from, to, set: { prepared, message } = {}, note }) => {
      const edit = world.stored.get(id);
      if (edit?.state !== from) return { kind: 'gone' };
      if (note) world.decided.push(note);
      if (to === 'queued') world.limits.line.push(id);
      else world.outbox.add(`deliver ${id}`);
      const wentOn = change(id, {
        state: to,
        rev: edit.rev + 1,
        ...(prepared ? { video: prepared, prepared: true } : {}),
        ...(message ? { message } : {}),
      });
      return wentOn ? { kind: 'went_on', edit: wentOn } : { kind: 'gone' };
    },
    appeal: async (id, appeal, note) => {
      if (world.stored.get(id)?.appeal !== null) return false;
      world.decided.push(note);
      return change(id, { appeal }) !== null;
    },
    declineAppeal: async (id, appealDecision, note) => {
      if (world.stored.get(id)?.appealDecision !== null) return false;
      world.decided.push(note);
      return change(id, { appealDecision }) !== null;
    },
  };
}

type AskedMethods = Pick<
  Edits,
  'asking' | 'asked' | 'approve' | 'goOn' | 'appeal' | 'declineAppeal'
>;
