import type { Edit, RemixRule } from './edit.ts';
import { failure, type Failure } from './errors.ts';
import type { GateSettings } from './gate.ts';

/** What somebody lets others do with what is theirs, in every server. */
export interface PersonRules {
  /** Who may remix their results. */
  remixes: RemixRule;
  /** Whether others may use clips that they uploaded or posted. */
  uploads: boolean;
}

export const NO_PERSON_RULES: PersonRules = { remixes: 'everyone', uploads: true };

/** Somebody's work in a clip: they made a result that it comes from, or uploaded what that was made from. */
export interface ClipWork {
  userId: string;
  via: 'result' | 'upload';
  /** What they have set for that one edit; null: what they have set for all. */
  rule: RemixRule | null;
  person: PersonRules;
  /** Their roles in the server. Empty where no role is protected. */
  roles: readonly string[];
}

/** Somebody wants to make something of a clip. */
export interface RemixQuestion {
  remixer: string;
  works: readonly ClipWork[];
  /** Where the clip is, and where it is asked for, each with the channel that its thread belongs to. */
  channels: readonly string[];
  server: Pick<GateSettings, 'remixClosedChannels' | 'neverRemixedRoleId'>;
}

export type RemixAnswer =
  | { kind: 'refused'; failure: Failure }
  /** `ask`: whose yes it needs, each once; nobody's when that is empty. */
  | { kind: 'allowed'; ask: string[] };

/**
 * Whether somebody may make something of a clip, and whose yes they need. What the server refuses goes before what people refuse, and a
 * refusal before a question. The remixer's own work needs nobody's yes.
 */
export function mayRemix({ remixer, works, channels, server }: RemixQuestion): RemixAnswer {
  const closed = channels.find((id) => server.remixClosedChannels.includes(id));
  if (closed !== undefined) return refused(failure('remix_channel_closed', { channelId: closed }));
  const others = works.filter(({ userId }) => userId !== remixer);
  const why =
    firstOf(others, (work) => protectedBy(work, server.neverRemixedRoleId)) ??
    firstOf(others, refusedBy);
  if (why) return refused(why);
  const asked = others.filter((work) => ruleOf(work) === 'ask').map(({ userId }) => userId);
  return { kind: 'allowed', ask: [...new Set(asked)] };
}

const refused = (why: Failure): RemixAnswer => ({ kind: 'refused', failure: why });

function firstOf(
  works: readonly ClipWork[],
  why: (work: ClipWork) => Failure | null,
): Failure | null {
  for (const work of works) {
    const found = why(work);
    if (found) return found;
  }
  return null;
}

function protectedBy({ userId, roles }: ClipWork, roleId: string | null): Failure | null {
  const isProtected = roleId !== null && roles.includes(roleId);
  return isProtected ? failure('remix_role_protected', { userId, roleId }) : null;
}

function refusedBy(work: ClipWork): Failure | null {
  const { userId, via, person } = work;
  if (via === 'upload' && !person.uploads) return failure('remix_uploads_closed', { userId });
  return ruleOf(work) === 'me' ? failure('remix_only_author', { userId }) : null;
}

/** Of an upload only what was set for its very edit: what holds for all of somebody's results says nothing of their uploads. */
function ruleOf({ via, rule, person }: ClipWork): RemixRule {
  return rule ?? (via === 'result' ? person.remixes : 'everyone');
}

/** Who was asked and has not said yes so far. */
export function stillAsked({
  consentOf,
  consents,
}: Pick<Edit, 'consentOf' | 'consents'>): string[] {
  return consentOf.filter((userId) => !consents.some(({ by }) => by === userId));
}

/** By what the card is found again on which people are asked; in direct messages each of them has one of their own. */
export function consentMark(editId: string, userId: string | null = null): string {
  return userId === null ? `consent-${editId}` : `consent-${editId}-${userId}`;
}

/** What the people see who are asked. */
export interface ConsentReport {
  edit: Edit;
  nowMs: number;
  /** Until when it can be answered, in ms. */
  answerByMs: number;
  /** Where the clip is that it is made from; null where nobody knows. */
  clip: { channelId: string; messageId: string } | null;
  /** Of the message that it is on. */
  mark: string;
  /** Without anybody's own words: Discord's filters stop messages for those. */
  bare: boolean;
}
