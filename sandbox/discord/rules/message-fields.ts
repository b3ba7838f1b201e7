import type { FormErrors, FormPath } from '../api-error.ts';
import type { AllowedMentions } from '../mentions.ts';
import * as model from '../model.ts';
import type { BodyKind, Draft } from './message-body.ts';

const { COMPONENTS_V2, EPHEMERAL, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS } = model;

const SETTABLE: Record<BodyKind, number> = {
  create: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
  reply: SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
  'follow-up': SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
  edit: SUPPRESS_EMBEDS | COMPONENTS_V2,
  update: SUPPRESS_EMBEDS | COMPONENTS_V2,
  'webhook-edit': SUPPRESS_EMBEDS | COMPONENTS_V2,
};

/** The flags a message will have, EPHEMERAL kept and LOADING gone once it is edited. */
export function checkFlags(
  kind: BodyKind,
  given: number | null | undefined,
  existing: model.Message | undefined,
  errors: FormErrors,
  at: FormPath,
): number {
  const path = [...at, 'flags'];
  const had = existing?.flags ?? 0;
  if (given === undefined || given === null) return had & ~model.LOADING;
  // An edit may repeat what a message is anyway.
  const unknown = given & ~SETTABLE[kind] & ~had;
  if (unknown !== 0 || given < 0) {
    errors.add(path, 'INVALID_FLAGS', `These flags cannot be set here: ${unknown}.`);
  }
  if (had & COMPONENTS_V2 && !(given & COMPONENTS_V2)) {
    const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message.';
    errors.add(path, 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message);
  }
  return (given & SETTABLE[kind]) | (had & (EPHEMERAL | COMPONENTS_V2));
}

/** The rules for text, embeds and what IS_COMPONENTS_V2 excludes. */
export function checkPlain(draft: Draft, v2: boolean, errors: FormErrors, at: FormPath): void {
  const { content, embeds, body } = draft;
  if (content.length > 2000) {
    const message = 'Must be 2000 or fewer in length.';
    errors.add([...at, 'content'], 'BASE_TYPE_MAX_LENGTH', message);
  }
  if (embedText(embeds) > 6000) {
    const message = 'Embed size exceeds maximum size of 6000';
    errors.add([...at, 'embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
  if (!v2) return;
  const excluded = {
    content: content !== '',
    embeds: embeds.length > 0,
    poll: !!body.poll,
    sticker_ids: (body.sticker_ids?.length ?? 0) > 0,
  };
  for (const [field, present] of Object.entries(excluded)) {
    if (!present) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
    errors.add([...at, field], code, message);
  }
  if (draft.components.length === 0) {
    errors.add([...at, 'components'], 'BASE_TYPE_REQUIRED', 'At least one component is required.');
  }
}

function embedText(embeds: readonly model.Embed[]): number {
  let total = 0;
  for (const embed of embeds) {
    const { footer, author, fields } = embed as {
      footer?: { text?: string };
      author?: { name?: string };
      fields?: { name?: string; value?: string }[];
    };
    const texts = [embed.title, embed.description, footer?.text, author?.name];
    for (const field of fields ?? []) texts.push(field.name, field.value);
    total += texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  }
  return total;
}

/** `parse` and a list of the same kind exclude each other. */
export function checkAllowedMentions(
  allowed: AllowedMentions | null | undefined,
  errors: FormErrors,
  at: FormPath,
): void {
  for (const kind of ['users', 'roles'] as const) {
    if (!allowed?.parse?.includes(kind) || (allowed[kind]?.length ?? 0) === 0) continue;
    const code = 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE';
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    errors.add([...at, kind], code, message);
  }
}
