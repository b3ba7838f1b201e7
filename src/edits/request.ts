import type { Offer } from '../core/card.ts';
import type {
  Asker,
  ClipPart,
  EditSpec,
  InputFile,
  RemixRule,
  ShownMessage,
} from '../core/edit.ts';
import {
  EditError,
  fail,
  failure,
  failureOf,
  type Failure,
  type NeededPermission,
} from '../core/errors.ts';
import { arrangeInputs } from '../core/inputs.ts';
import type { MendableClip } from '../core/mend.ts';
import { estimateMicros } from '../core/money.ts';
import { preparePrompt } from '../core/prompt.ts';
import { readCaps, type CapsDeps } from './caps.ts';
import { enqueue } from './enqueue.ts';
import { whoseConsent } from './consent.ts';
import { feed } from './feed.ts';
import { pictureFiles } from './links.ts';
import { newEditId } from './new-id.ts';
import { cutFor, offerInstead } from './offer.ts';
import type { Pace } from './pace.ts';
import type { Acceptance, Ambient, Intake, Ports, ReplyToken } from './ports.ts';
import { asked } from './asked.ts';
import { needsModerator, type ScreenRequestDeps } from './screen-request.ts';
import { showAccepted } from './show-accepted.ts';
import { checkFiles, resolveSource, type ClipSource } from './source.ts';
import type { WaitDeps } from './wait.ts';

/** What somebody asks for with `/kling-edit`, as Discord delivered it. */
export interface EditRequest {
  reply: ReplyToken;
  asker: Asker;
  locale: string;
  /** Permissions that the bot itself lacks in this channel, by Discord's names. */
  missingPermissions: NeededPermission[];
  attachmentLimit: number;
  prompt: string;
  keepAudio: boolean;
  source: ClipSource;
  /** Who may remix its result; null: as they have set for all of theirs. */
  remixes: RemixRule | null;
  /** Images, elements and views, by option name. */
  attached: ReadonlyMap<string, InputFile>;
  /** Which part of a clip that is too long; null: they are asked where that is needed. */
  part: ClipPart | null;
  /** What they were offered and took: the clip, and the message of the offer, which becomes the edit's card. */
  offered: { clip: MendableClip; on: ShownMessage | null } | null;
}

export interface RequestDeps extends Ports, CapsDeps, WaitDeps, ScreenRequestDeps {
  ambient: Ambient;
  pace: Pace;
  microsPerSecond: number;
  /** What holds in a server that has chosen no mode. */
  defaultGate: 'open' | 'closed';
}

/** The store may think about an acceptance this long; later it is not believed. */
const ACCEPT_WITHIN_MS = 1_500;
/** How long the bot asks a store that went silent during an acceptance whether it took place. */
const SETTLE_WITHIN_MS = 20_000;
/** How often, and how far apart, an acknowledged request looks whether the intake's process has let go of it: 3 s, Discord's own. */
const LOOKS = 15;
const LOOK_AGAIN_MS = 200;
/** After how long a refusal that Discord did not take is said again: in all within the token's 15 min. */
const TELL_AGAIN_MS = [2_000, 10_000, 60_000, 300_000];

/**
 * Takes a request from its first second to its place in the queue, or refuses it in words. Never rejects: whatever goes
 * wrong is said in the reply, where there is one.
 */
export async function requestEdit(deps: RequestDeps, request: EditRequest): Promise<void> {
  const { interactionId } = request.reply;
  deps.pace.arrived();
  // Both at once: the intake's bytes leave first, and Discord gives only 3 s.
  const [opening, answer] = await Promise.allSettled([
    openIntake(deps, request),
    deps.interactions.acknowledge(request.reply, request.offered !== null),
  ]);
  if (answer.status === 'rejected' || answer.value.kind !== 'acknowledged') {
    const kind = answer.status === 'rejected' ? 'no answer' : answer.value.kind;
    deps.ambient.log.warn({ interaction: interactionId, kind }, 'interaction not acknowledged');
    // Whether ours was written is not known when the store gave no answer.
    if (opening.status === 'rejected' || opening.value.ours) await leave(deps, request, kind);
    return;
  }
  try {
    if (opening.status === 'rejected') throw opening.reason;
    const intake = await untilOurs(deps, request, opening.value);
    if (!intake) return;
    await deps.pace.toCheck();
    const spec = await prepare(deps, request);
    const deadline = intake.nowMs + (performance.now() - intake.askedAt) + ACCEPT_WITHIN_MS;
    const message = answer.value.message ?? request.offered?.on ?? null;
    await acceptAndQueue(deps, spec, request.reply, message, deadline);
  } catch (error) {
    await refuse(deps, request, error);
  }
}

/** What opening the intake came to: whether it is ours, and the store's clock at about `askedAt` of our own. */
interface Opening {
  ours: boolean;
  nowMs: number;
  askedAt: number;
}

function intakeOf({ ambient }: RequestDeps, { reply, asker, locale }: EditRequest): Intake {
  return { ...reply, owner: ambient.owner, requesterId: asker.userId, locale };
}

async function openIntake(deps: RequestDeps, request: EditRequest): Promise<Opening> {
  const askedAt = performance.now();
  try {
    return { ...(await deps.intakes.open(intakeOf(deps, request))), askedAt };
  } catch (error) {
    throw new EditError(failure('store_unreachable'), error);
  }
}

/**
 * Two processes may get one interaction: at a deployment both hold the shard for a while. Discord took our acknowledgement, so
 * the one that opened the intake was told 40060 and lets go of it. One that does not let go goes on itself (its answer from
 * Discord was lost), or is gone and its person is told. Null then: this one stops.
 */
async function untilOurs(
  deps: RequestDeps,
  request: EditRequest,
  first: Opening,
): Promise<Opening | null> {
  let opening = first;
  for (let looks = 0; !opening.ours && looks < LOOKS; looks += 1) {
    await deps.ambient.sleep(LOOK_AGAIN_MS);
    opening = await openIntake(deps, request);
  }
  if (opening.ours) return opening;
  deps.ambient.log.warn({ interaction: request.reply.interactionId }, "another process's intake");
  return null;
}

/** Stops: another process has answered, and goes on with the intake; or there is no reply in which anything could be said. */
async function leave(deps: RequestDeps, request: EditRequest, kind: string): Promise<void> {
  if (kind !== 'taken') return close(deps, request.reply.interactionId);
  // Where it cannot be reached now, it is told of once this process ends.
  await deps.intakes.letGo(intakeOf(deps, request)).catch(() => {});
}

/** Everything that can be wrong with a request, before anything is written. */
async function prepare(deps: RequestDeps, request: EditRequest): Promise<EditSpec> {
  const { asker, reply } = request;
  const gate = await asked(deps.gate.ask(asker));
  if (gate.kind === 'refused') throw new EditError(gate.failure);
  if (request.missingPermissions.length > 0) {
    throw fail('bot_lacks_permission', { permissions: request.missingPermissions });
  }
  const pause = await asked(deps.pauses.current());
  if (pause) throw fail('edits_paused', { reason: pause.reason });
  const { images, elements } = arrangeInputs(request.attached);
  const prompt = preparePrompt(request.prompt, {
    images: images.length,
    elements: elements.length,
  });
  const source = await resolveSource(deps, asker, request.source);
  const { origin, rootId } = source;
  const consentOf = await whoseConsent(deps, asker, origin);
  const checked = await checkFiles(deps, source, { images, elements });
  const { video } = checked;
  const { clipMs, cut } = cutFor(checked, request.part);
  const id = newEditId();
  const pictures = pictureFiles({ images, elements });
  const seen = { id, prompt, images: pictures.map(({ url }) => url), video, cut };
  const asksModerator = await needsModerator(deps, asker.serverId, seen);
  return {
    id,
    interactionId: reply.interactionId,
    applicationId: reply.applicationId,
    serverId: asker.serverId,
    channelId: asker.channelId,
    requesterId: asker.userId,
    asker,
    locale: request.locale,
    prompt,
    keepAudio: request.keepAudio,
    video,
    origin,
    rootId: rootId ?? id,
    remixes: request.remixes,
    cut,
    consentOf,
    images,
    elements,
    clipMs,
    estimateMicros: estimateMicros(clipMs, deps.microsPerSecond),
    gate: asksModerator || gate.kind === 'approval' ? 'approval' : gate.review ? 'review' : 'open',
    attachmentLimit: request.attachmentLimit,
    acceptedAtMs: 0,
  };
}

async function acceptAndQueue(
  deps: RequestDeps,
  spec: EditSpec,
  reply: ReplyToken,
  message: ShownMessage | null,
  deadlineMs: number,
): Promise<void> {
  const caps = await readCaps(deps, spec.asker);
  const once = async (each: EditSpec) => deps.edits.accept(each, reply, message, deadlineMs, caps);
  const acceptance = await accept(deps, spec, once);
  if (acceptance.kind === 'refused') throw new EditError(acceptance.failure);
  if (acceptance.kind === 'late') throw fail('store_unreachable');
  if (acceptance.kind === 'id_exists') throw fail('internal');
  const { edit } = acceptance;
  const { id, interactionId: interaction, requesterId: requester } = edit;
  deps.ambient.log.info({ edit: id, interaction, requester, state: edit.state }, 'edit accepted');
  // From here on nothing is refused any more: what fails is taken up by the reconciler. The card goes first, so that it
  // cannot arrive after one that the worker draws, unless there is a crowd.
  await showAccepted(deps, edit);
  if (edit.state !== 'queued') await enqueue(deps, 'deliver', edit.id);
  await feed(deps);
}

/** Accepts; where the store went silent meanwhile, finds out what it did. */
async function accept(
  deps: RequestDeps,
  spec: EditSpec,
  once: (spec: EditSpec) => Promise<Acceptance>,
): Promise<Acceptance> {
  try {
    const acceptance = await once(spec);
    if (acceptance.kind !== 'id_exists') return acceptance;
    // One in billions; twice in a row is a bug and no chance.
    return await once({ ...spec, id: newEditId() });
  } catch (error) {
    deps.ambient.log.warn({ edit: spec.id, code: failureOf(error).code }, 'acceptance unclear');
  }
  const until = performance.now() + SETTLE_WITHIN_MS;
  // The script refuses to act after its deadline, so once that is over the store's word is final.
  await deps.ambient.sleep(ACCEPT_WITHIN_MS);
  while (performance.now() < until) {
    try {
      const edit = await deps.edits.byInteraction(spec.interactionId);
      return edit ? { kind: 'accepted', edit } : { kind: 'late' };
    } catch {
      await deps.ambient.sleep(500);
    }
  }
  return { kind: 'refused', failure: failure('acceptance_unknown') };
}

async function refuse(deps: RequestDeps, request: EditRequest, error: unknown): Promise<void> {
  const why: Failure = failureOf(error);
  const { interactionId } = request.reply;
  const level = why.code === 'internal' ? 'error' : 'info';
  const detail = why.code === 'internal' ? { error } : {};
  deps.ambient.log[level]({ interaction: interactionId, code: why.code, ...detail }, 'refused');
  const offer = await offerInstead(deps, request, error);
  // Where nobody can be told now, the intake stays: should this process go, another one tells.
  if (await tell(deps, request, why, offer)) await close(deps, interactionId);
}

/** Says why; again after a while where Discord had no time for it, since nobody else will. Whether it was said. */
async function tell(
  deps: RequestDeps,
  request: EditRequest,
  why: Failure,
  offer: Offer | null,
): Promise<boolean> {
  const { reply, asker, locale } = request;
  const { interactionId: reference } = reply;
  const requesterId = asker.userId;
  const card = { kind: 'refusal', failure: why, requesterId, locale, reference, offer } as const;
  for (const againMs of [...TELL_AGAIN_MS, null]) {
    try {
      await deps.messages.editReply(reply, card, [], AbortSignal.timeout(30_000));
      return true;
    } catch (telling) {
      const { code } = failureOf(telling);
      deps.ambient.log.warn({ interaction: reference, code }, 'could not tell a refusal');
      if (againMs === null || code !== 'discord_unavailable') return false;
      await deps.ambient.sleep(againMs);
    }
  }
  return false;
}

/** Forgets an intake; one that cannot be reached now expires with its token. */
async function close(deps: RequestDeps, interactionId: string): Promise<void> {
  await deps.intakes.close(interactionId).catch(() => {});
}
