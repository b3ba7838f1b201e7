import type { CardOf } from '../core/card.ts';
import { consentMark, stillAsked, type ConsentReport } from '../core/consent.ts';
import type { Edit, ShownMessage } from '../core/edit.ts';
import { failure, failureOf, type ErrorCode } from '../core/errors.ts';
import { answerByMs } from './ask-report.ts';
import { goOnAllowed } from './go-on-allowed.ts';
import type { Ambient, Ports } from './ports.ts';
import type { Run } from './run.ts';
import { showEdit, type ShowDeps } from './show.ts';

export type AskConsentDeps = Ports & ShowDeps;

/** Nobody can be asked there, and waiting does not change that. */
const CLOSED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'discord_channel_closed',
  'discord_no_access',
]);

const REDRAW_WITHIN_MS = 15_000;

/**
 * Asks the people whose work is in a clip, once: in the channel in which it was asked for, else in direct messages. Where one of them
 * cannot be asked it is rejected. Rejects with what passes: Discord away.
 */
export async function askConsent(deps: AskConsentDeps, edit: Edit, run: Run): Promise<void> {
  await showEdit(deps, edit, true);
  if (edit.consentIn === null) {
    const consentIn = await post(deps, edit, run.drained);
    if (consentIn === null) return end(deps, edit);
    await deps.edits.consentAsked(edit.id, consentIn);
    deps.ambient.log.info({ edit: edit.id, asked: edit.consentOf.length }, 'consent asked for');
  }
  // Answered before it was known where the card is, or by one whose process ended before it could go on.
  const now = await deps.edits.read(edit.id);
  if (!now || now.rev === edit.rev) return resumeAllowed(deps, edit);
  await redrawConsent(deps, now);
  await resumeAllowed(deps, now);
}

/** Lets an edit go on that everybody has allowed, and says so on both cards. */
export async function resumeAllowed(deps: AskConsentDeps, edit: Edit): Promise<void> {
  if (edit.state !== 'awaiting_consent' || stillAsked(edit).length > 0) return;
  const now = await goOnAllowed(deps, edit);
  if (now.rev === edit.rev) return;
  await showEdit(deps, now, true);
  await redrawConsent(deps, now);
}

/** Draws the card anew on which people were asked, if there is one. Of those in direct messages, the first. Never rejects. */
export async function redrawConsent(
  deps: Pick<Ports, 'edits' | 'messages'> & { ambient: Ambient },
  edit: Edit,
): Promise<void> {
  const { consentIn, id } = edit;
  if (consentIn === null) return;
  try {
    const card = await consentCardOf(deps, edit, consentIn);
    const signal = AbortSignal.timeout(REDRAW_WITHIN_MS);
    await deps.messages.editMessage(consentIn, card, [], signal);
  } catch (error) {
    deps.ambient.log.info({ edit: id, code: failureOf(error).code }, 'consent card not drawn');
  }
}

/** The card on which people were asked, as of now. */
export async function consentCardOf(
  deps: Pick<Ports, 'edits'> & { ambient: Ambient },
  edit: Edit,
  consentIn: ShownMessage,
): Promise<CardOf<'consent'>> {
  const { consentOf, channelId, id } = edit;
  const to = consentIn.channelId === channelId ? null : (consentOf[0] ?? null);
  return { kind: 'consent', report: await readConsent(deps, edit, consentMark(id, to)) };
}

/** What the people see who are asked, as of now. */
export async function readConsent(
  deps: Pick<Ports, 'edits'> & { ambient: Ambient },
  edit: Edit,
  mark: string,
): Promise<ConsentReport> {
  return {
    edit,
    nowMs: deps.ambient.now(),
    answerByMs: answerByMs(edit),
    clip: await clipPlace(deps, edit),
    mark,
    bare: false,
  };
}

async function clipPlace(
  { edits }: Pick<Ports, 'edits'>,
  { origin }: Edit,
): Promise<ConsentReport['clip']> {
  if (origin === null) return null;
  if (origin.kind === 'message') return origin;
  const source = await edits.read(origin.editId);
  // What went to one person directly nobody else can look at.
  return source === null || source.way === 'direct' ? null : source.message;
}

/** Where they were asked; null when one of them cannot be. */
async function post(
  deps: AskConsentDeps,
  edit: Edit,
  signal: AbortSignal,
): Promise<ShownMessage | null> {
  const before = await deps.edits.asking(edit.id);
  const people = stillAsked(edit);
  const sendTo = async (channelId: string, pings: readonly string[], to: string | null) =>
    send(deps, edit, { channelId, pings, mark: consentMark(edit.id, to), before }, signal);
  try {
    return await sendTo(edit.channelId, people, null);
  } catch (error) {
    if (!CLOSED.has(failureOf(error).code)) throw error;
  }
  let first: ShownMessage | null = null;
  for (const userId of people) {
    try {
      const direct = await deps.messages.openDirect(userId);
      const sent = await sendTo(direct, [userId], userId);
      first ??= sent;
    } catch (error) {
      if (!CLOSED.has(failureOf(error).code)) throw error;
      return null;
    }
  }
  return first;
}

interface Where {
  channelId: string;
  pings: readonly string[];
  mark: string;
  /** Whether an earlier try may have posted it, whose answer was lost. */
  before: boolean;
}

async function send(
  deps: AskConsentDeps,
  edit: Edit,
  { channelId, pings, mark, before }: Where,
  signal: AbortSignal,
): Promise<ShownMessage> {
  const found = before ? await deps.messages.find(channelId, mark) : null;
  const go = async (bare: boolean): Promise<ShownMessage> => {
    const report = { ...(await readConsent(deps, edit, mark)), bare };
    const card = { kind: 'consent', report } as const;
    if (found) return deps.messages.editMessage(found, card, [], signal);
    return deps.messages.post({ channelId, mark, form: 'card', pings }, card, [], signal);
  };
  let sent: ShownMessage;
  try {
    sent = await go(false);
  } catch (error) {
    if (failureOf(error).code !== 'discord_filtered') throw error;
    sent = await go(true);
  }
  return { channelId: sent.channelId, messageId: sent.messageId };
}

async function end(deps: AskConsentDeps, { id }: Edit): Promise<void> {
  const why = failure('consent_unreachable');
  const from = ['awaiting_consent'] as const;
  const step = { id, from, to: 'rejected', set: { failure: why }, outbox: 'deliver' } as const;
  const moved = await deps.edits.move(step);
  deps.ambient.log.warn(
    { edit: id, code: why.code, moved: moved !== null },
    'consent not asked for',
  );
}
