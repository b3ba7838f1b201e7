import {
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { FormErrors, refusal, type FormPath } from '../api-error.ts';
import { storedName } from '../file-facts.ts';
import type { Upload } from '../http/body.ts';
import type { AllowedMentions } from '../mentions.ts';
import * as model from '../model.ts';
import { checkAllowedMentions, checkFlags, checkPlain } from './message-fields.ts';
import { checkComponents, withIds } from './components.ts';
import { checkSchema } from './strict-schema.ts';

const SCHEMAS = {
  create: MessageCreateRequestSchema,
  edit: MessageEditRequestPartialSchema,
  'follow-up': IncomingWebhookRequestPartialSchema,
  reply: IncomingWebhookInteractionRequestSchema,
  update: IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  'webhook-edit': IncomingWebhookUpdateRequestPartialSchema,
};

/** Which request a message body comes with. */
export type BodyKind = keyof typeof SCHEMAS;

export interface MessageBody {
  content?: string | null;
  embeds?: model.Embed[] | null;
  components?: model.Component[] | null;
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null;
  allowed_mentions?: AllowedMentions | null;
  flags?: number | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  poll?: unknown;
  sticker_ids?: string[] | null;
  message_reference?: { message_id?: string; fail_if_not_exists?: boolean } | null;
}

/** A file that a message will have: one it has already, or one that came with the request. */
export type DraftFile =
  | { kept: model.StoredFile }
  | { upload: Upload; name: string; description: string | undefined };

/** What a message will hold once the request is done. */
export interface Draft {
  body: MessageBody;
  content: string;
  embeds: model.Embed[];
  components: model.Component[];
  flags: number;
  files: DraftFile[];
}

const nameOf = (file: DraftFile): string => ('kept' in file ? file.kept.name : file.name);

/**
 * Checks a message body with Discord's schema and the rules beside it, and says what the message will then hold.
 *
 * @throws ApiError 50035 with a tree of errors under `at`, 50006 for an empty message.
 */
export function readMessageBody(
  kind: BodyKind,
  raw: unknown,
  { uploads, existing, at = [] }: { uploads: Upload[]; existing?: model.Message; at?: FormPath },
): Draft {
  const errors = new FormErrors();
  const plain = withoutDefaults(kind, raw);
  checkSchema(SCHEMAS[kind], plain, errors, at);
  errors.throwIfAny();
  const body = plain as MessageBody;
  const flags = checkFlags(kind, body.flags, existing, errors, at);
  const files = filesOf(body, uploads, existing, errors, at);
  const draft: Draft = {
    body,
    flags,
    files,
    content: body.content === undefined ? (existing?.content ?? '') : (body.content ?? ''),
    embeds: body.embeds === undefined ? (existing?.embeds ?? []) : (body.embeds ?? []),
    components: withIds(
      body.components === undefined ? (existing?.components ?? []) : (body.components ?? []),
    ),
  };
  const v2 = (flags & model.COMPONENTS_V2) !== 0;
  checkPlain(draft, v2, errors, at);
  checkAllowedMentions(body.allowed_mentions, errors, [...at, 'allowed_mentions']);
  const names = new Set(files.map(nameOf));
  // Components that stay as they are were checked when they came, but a file they show may now be dropped.
  checkComponents(draft.components, { v2, names, at: [...at, 'components'] }, errors);
  errors.throwIfAny();
  if (isEmpty(draft)) throw refusal('empty_message');
  return draft;
}

/**
 * The body with attachment ids as strings (Discord takes numbers too), and without `tts: false` and
 * `enforce_nonce: false`, which discord.js sends along with every message to every route.
 */
function withoutDefaults(kind: BodyKind, raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const body = structuredClone(raw) as Record<string, unknown>;
  if (body['tts'] === false) delete body['tts'];
  if (body['enforce_nonce'] === false && kind !== 'create') delete body['enforce_nonce'];
  if (Array.isArray(body['attachments'])) {
    for (const entry of body['attachments'] as { id?: unknown }[]) {
      if (Number.isSafeInteger(entry?.id)) entry.id = String(entry.id);
    }
  }
  return body;
}

function filesOf(
  body: MessageBody,
  uploads: Upload[],
  existing: model.Message | undefined,
  errors: FormErrors,
  at: FormPath,
): DraftFile[] {
  const had = existing?.attachments ?? [];
  const listed = body.attachments ?? (body.attachments === null ? [] : undefined);
  const files: DraftFile[] = listed ? [] : had.map((kept) => ({ kept }));
  const used = new Set<Upload>();
  (listed ?? []).forEach((entry, index) => {
    const kept = had.find((file) => file.id === entry.id);
    const upload = uploads.find((each) => each.index === entry.id);
    if (kept) files.push({ kept });
    else if (upload && !used.has(upload)) {
      used.add(upload);
      const name = storedName(entry.filename ?? upload.name);
      files.push({ upload, name, description: entry.description ?? undefined });
    } else {
      const message = `There is neither an attachment nor a files[${entry.id}] for this id.`;
      errors.add([...at, 'attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', message);
    }
  });
  for (const upload of uploads) {
    if (used.has(upload)) continue;
    files.push({ upload, name: storedName(upload.name), description: undefined });
  }
  if (files.length > 10) {
    errors.add([...at, 'attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  }
  return files;
}

function isEmpty({ content, embeds, components, files, flags, body }: Draft): boolean {
  if (flags & model.COMPONENTS_V2) return components.length === 0;
  const extras = body.poll || (body.sticker_ids?.length ?? 0) > 0;
  // Buttons alone make a message too.
  return (
    content.trim() === '' &&
    embeds.length === 0 &&
    components.length === 0 &&
    files.length === 0 &&
    !extras
  );
}
