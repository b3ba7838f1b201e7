import { z } from 'zod';

import {
  CLIP_PARTS,
  REMIX_RULES,
  type Appeal,
  type AppealDecision,
  type ClipCut,
  type ClipOrigin,
  type Consent,
  type Edit,
  type EditSpec,
  type ModeratorDecision,
  type ShownMessage,
  type SubmitMark,
  type TakeDown,
} from '../core/edit.ts';
import type { Failure } from '../core/errors.ts';
import { isFoundFile, UNKNOWN_FILE } from '../core/found-file.ts';
import { EDIT_STATES } from '../core/states.ts';

export const inputFile = z.object({
  input: z.string(),
  url: z.string(),
  filename: z.string(),
  bytes: z.number().nullable(),
  isResult: z.literal(true).exactOptional(),
});

export const messageOrigin = z.object({
  kind: z.literal('message'),
  channelId: z.string(),
  messageId: z.string(),
  authorId: z.string(),
  authorName: z.string(),
});

const origin: z.ZodType<ClipOrigin> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), editId: z.string() }),
  z.object({ kind: z.literal('original'), editId: z.string() }),
  messageOrigin,
]);

const cut: z.ZodType<ClipCut> = z.object({
  part: z.enum(CLIP_PARTS),
  fromMs: z.number().int(),
  lengthMs: z.number().int(),
});

const consent: z.ZodType<Consent> = z.object({ by: z.string(), atMs: z.number() });

const spec = z.object({
  id: z.string(),
  interactionId: z.string(),
  applicationId: z.string(),
  serverId: z.string(),
  channelId: z.string(),
  requesterId: z.string(),
  asker: z.object({
    userId: z.string(),
    // Edits that were accepted before these were kept have none of them.
    name: z.string().default(''),
    serverId: z.string(),
    channelId: z.string(),
    parentChannelId: z.string().nullable().default(null),
    roles: z.array(z.string()),
    permissions: z.string(),
    joinedAtMs: z.number().nullable().default(null),
    serverLocale: z.string().default('en-US'),
  }),
  locale: z.string(),
  prompt: z.string(),
  keepAudio: z.boolean(),
  video: inputFile,
  origin: origin.nullable().default(null),
  rootId: z.string().default(''),
  remixes: z.enum(REMIX_RULES).nullable().default(null),
  cut: cut.nullable().default(null),
  consentOf: z.array(z.string()).default([]),
  images: z.array(inputFile),
  elements: z.array(z.object({ frontal: inputFile, views: z.array(inputFile) })),
  clipMs: z.number().int(),
  estimateMicros: z.number().int(),
  gate: z.enum(['open', 'approval', 'review']).default('open'),
  attachmentLimit: z.number().int(),
});

const json = <T>(schema: z.ZodType<T>) =>
  z.string().transform((text, context): T => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: parsed.error.message });
    return z.NEVER;
  });

const attachment = z.object({ id: z.string(), filename: z.string() });

const message = z.object({
  channelId: z.string(),
  messageId: z.string(),
  attachment: attachment.optional(),
  before: attachment.optional(),
  parentId: z.string().optional(),
  files: z.array(z.string()).optional(),
}) as z.ZodType<ShownMessage>;

const mark = z.object({
  owner: z.string(),
  version: z.enum(['v1', 'v2']),
  atMs: z.number(),
}) satisfies z.ZodType<SubmitMark>;

const bySomebody = { by: z.string(), atMs: z.number(), reason: z.string() };
const decision: z.ZodType<ModeratorDecision> = z.object({
  kind: z.enum(['approved', 'rejected', 'published', 'withheld']),
  ...bySomebody,
});
const appeal: z.ZodType<Appeal> = z.object({
  text: z.string(),
  atMs: z.number(),
  askedIn: message,
  madeFrom: message.nullable(),
});
const appealDecision: z.ZodType<AppealDecision> = z.object({
  kind: z.enum(['accepted', 'declined']),
  by: z.string(),
  atMs: z.number(),
  editId: z.string().nullable(),
});
const takeDown: z.ZodType<TakeDown> = z.object({
  kind: z.enum(['taken_down', 'deleted']),
  ...bySomebody,
});

/** Of an edit whose result may be remixed as its person has set for all of theirs. */
export const AS_FOR_ALL = 'as_for_all';

/** Written by us from a typed failure, so only its shape is checked. */
const storedFailure = z
  .custom<Failure>(
    (value) => z.object({ code: z.string(), facts: z.object({}) }).safeParse(value).success,
  )
  .transform(withFoundFile);

/** Once it was an English text that told what a file is. */
function withFoundFile(stored: Failure): Failure {
  const known =
    (stored.code !== 'clip_not_video' && stored.code !== 'image_type') ||
    isFoundFile(stored.facts.found);
  if (known) return stored;
  return { ...stored, facts: { ...stored.facts, found: UNKNOWN_FILE } } as Failure;
}

const number = z.string().transform(Number).pipe(z.number());
const orNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === undefined || value === '' ? null : value), schema.nullable());

const record = z.object({
  spec: json(spec),
  acceptedAtMs: number,
  state: z.enum(EDIT_STATES),
  rev: number,
  mark: orNull(json(mark)),
  submittedAtMs: orNull(number),
  requestId: orNull(z.string()),
  outputUrl: orNull(z.string()),
  completedAtMs: orNull(number),
  costMicros: orNull(number),
  failure: orNull(json(storedFailure)),
  message: orNull(json(message)),
  dropped: z
    .string()
    .optional()
    .transform((text) => text === '1'),
  way: orNull(z.enum(['reply', 'message', 'post', 'direct', 'jobs'])),
  sentAs: orNull(z.enum(['whole', 'preview', 'link'])),
  /** What its clip was made into. */
  prepared: orNull(json(inputFile)),
  /** Set later than asked for; then it is what counts. */
  remixes: orNull(z.enum([...REMIX_RULES, AS_FOR_ALL])),
  consents: orNull(json(z.array(consent))),
  consentIn: orNull(json(message)),
  askedIn: orNull(json(message)),
  screened: orNull(z.enum(['flagged', 'unanswered'])),
  decision: orNull(json(decision)),
  appeal: orNull(json(appeal)),
  appealDecision: orNull(json(appealDecision)),
  takeDown: orNull(json(takeDown)),
  takenOffAtMs: orNull(number),
  toldAtMs: orNull(number),
  endedAtMs: orNull(number),
});

/**
 * An edit from its hash's fields. Throws when the hash does not hold one.
 *
 * Field by field, since each edit then has the one shape that stands here. Put together by spreading it was a new shape each
 * time, of 30 KB, and edits are read all the time.
 */
export function parseEdit(fields: Record<string, string>): Edit {
  const stored = record.parse(fields);
  const { spec: asked, prepared, remixes } = stored;
  return {
    id: asked.id,
    interactionId: asked.interactionId,
    applicationId: asked.applicationId,
    serverId: asked.serverId,
    channelId: asked.channelId,
    requesterId: asked.requesterId,
    asker: asked.asker,
    locale: asked.locale,
    prompt: asked.prompt,
    keepAudio: asked.keepAudio,
    video: prepared ?? asked.video,
    origin: asked.origin,
    // Of its own tree, unless it was made from another edit.
    rootId: asked.rootId === '' ? asked.id : asked.rootId,
    remixes: remixes === null ? asked.remixes : remixes === AS_FOR_ALL ? null : remixes,
    cut: asked.cut,
    consentOf: asked.consentOf,
    images: asked.images,
    elements: asked.elements,
    clipMs: asked.clipMs,
    estimateMicros: asked.estimateMicros,
    gate: asked.gate,
    attachmentLimit: asked.attachmentLimit,
    acceptedAtMs: stored.acceptedAtMs,
    state: stored.state,
    rev: stored.rev,
    mark: stored.mark,
    submittedAtMs: stored.submittedAtMs,
    requestId: stored.requestId,
    outputUrl: stored.outputUrl,
    completedAtMs: stored.completedAtMs,
    costMicros: stored.costMicros,
    failure: stored.failure,
    message: stored.message,
    dropped: stored.dropped,
    way: stored.way,
    sentAs: stored.sentAs,
    prepared: prepared !== null,
    consents: stored.consents ?? [],
    consentIn: stored.consentIn,
    askedIn: stored.askedIn,
    screened: stored.screened,
    decision: stored.decision,
    appeal: stored.appeal,
    appealDecision: stored.appealDecision,
    takeDown: stored.takeDown,
    takenOffAtMs: stored.takenOffAtMs,
    toldAtMs: stored.toldAtMs,
    endedAtMs: stored.endedAtMs,
  };
}

/** What is fixed at acceptance, as stored; the time is the store's own. */
export function writeSpec(edit: EditSpec): string {
  return JSON.stringify(spec.parse(edit));
}

/** A field's stored form: numbers and strings plain, null empty, the rest JSON. */
export function writeField(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** An edit from a script's answer, its hash's fields and values; null for none. */
export function editFrom(answer: unknown): Edit | null {
  if (!Array.isArray(answer) || answer.length === 0) return null;
  const flat = z.array(z.string()).parse(answer);
  const fields: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) fields[flat[at] ?? ''] = flat[at + 1] ?? '';
  return parseEdit(fields);
}
