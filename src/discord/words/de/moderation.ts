import type { ErrorCode } from '../../../core/errors.ts';
import { relativeTime } from '../../text.ts';
import { mentions, quoted } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { count, either, many } from './figures.ts';

/** Behind "seit". */
const DAYS = { one: '# Tag', other: '# Tagen' };

const IF_MISTAKE = 'Frag die Moderation, wenn du das für einen Irrtum hältst.';
const TO_KNOW_MORE = 'Frag die Moderation, wenn du mehr wissen möchtest.';

export const moderationWords = {
  server_paused: () => ({
    what: 'Die Moderation dieses Servers hat das Bearbeiten pausiert.',
    todo: 'Versuch es später noch einmal, oder frag sie, wann es weitergeht.',
  }),
  gate_blocked: ({ reason, untilMs }) => ({
    what: 'Die Moderation dieses Servers hat dich für das Bearbeiten von Clips gesperrt.',
    todo: untilMs === null ? IF_MISTAKE : `Du kannst ${relativeTime(untilMs)} wieder bearbeiten.`,
    ...quoted(reason),
  }),
  gate_channel: ({ channels }) => ({
    what: 'In diesem Kanal werden keine Clips bearbeitet.',
    todo:
      channels.length === 0
        ? 'Nimm einen anderen Kanal.'
        : `Nimm stattdessen ${anyOf('#', channels)}.`,
  }),
  gate_role_denied: () => ({
    what: 'Eine deiner Rollen darf auf diesem Server keine Clips bearbeiten.',
    todo: IF_MISTAKE,
  }),
  gate_role_missing: ({ roles }) => ({
    what: 'Um auf diesem Server Clips zu bearbeiten, braucht man eine Rolle, die du nicht hast.',
    todo:
      roles.length === 0
        ? 'Bitte die Moderation darum.'
        : `Bitte die Moderation um ${anyOf('@&', roles)}.`,
  }),
  gate_member_new: ({ days, fromMs }) => ({
    what: `Clips bearbeiten kann, wer seit ${many(days, DAYS)} Mitglied dieses Servers ist.`,
    todo: `Bearbeiten kannst du ${relativeTime(fromMs)}.`,
  }),
  gate_account_new: ({ days, fromMs }) => ({
    what: `Um Clips zu bearbeiten, braucht man hier ein Discord-Konto, das seit ${many(days, DAYS)} besteht.`,
    todo: `Deines ist ${relativeTime(fromMs)} alt genug.`,
  }),
  words_refused: () => ({
    what: 'Der Prompt enthält ein Wort, das hier nicht erwünscht ist.',
    todo: 'Sag es mit anderen Worten und versuch es noch einmal.',
  }),
  not_moderator: () => ({
    what: 'Das kann nur die Moderation dieses Servers entscheiden.',
    todo: 'Frag jemanden aus der Moderation.',
  }),
  already_decided: () => ({
    what: 'Darüber hat schon jemand entschieden.',
    todo: 'Auf der Karte steht, wer und wie.',
  }),
  already_appealed: () => ({
    what: 'Gegen diese Entscheidung wurde schon Einspruch erhoben, und das geht nur einmal.',
    todo: TO_KNOW_MORE,
  }),
  already_reported: () => ({
    what: 'Du hast diesen Clip schon gemeldet.',
    todo: 'Deine Meldung liegt bei der Moderation.',
  }),
  rejected: ({ reason }) => ({
    what: 'Die Moderation dieses Servers hat diese Bearbeitung abgelehnt.',
    todo: 'Du kannst einmal Einspruch erheben oder etwas anderes anfragen.',
    ...quoted(reason),
  }),
  approval_expired: () => ({
    what: 'Niemand aus der Moderation hat geantwortet, bevor die Links zu deinen Dateien abgelaufen sind.',
    todo: 'Frag noch einmal an und häng die Dateien dabei neu an.',
  }),
  review_rejected: ({ reason }) => ({
    what: 'Die Moderation dieses Servers möchte diesen Clip nicht zeigen.',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  taken_down: ({ reason }) => ({
    what: 'Die Moderation dieses Servers hat diesen Clip entfernt.',
    todo: TO_KNOW_MORE,
    ...quoted(reason),
  }),
  clip_deleted: () => ({
    what: 'Dieser Clip wurde von der Person gelöscht, die ihn angefragt hatte.',
    todo: 'Hier ist nichts mehr davon übrig.',
  }),
  only_in_server: () => ({
    what: 'Das geht auf dem Server, auf dem der Clip gemacht wurde, nicht in Direktnachrichten.',
    todo: 'Frag dort die Moderation, oder nimm dort die Befehle.',
  }),
  block_days: ({ max }) => ({
    what: `Eine Sperre dauert eine ganze Zahl von Tagen, von 1 bis ${count(max)}.`,
    todo: 'Lass die Tage leer, um jemanden zu sperren, bis die Sperre aufgehoben wird.',
  }),
  moderators_unreachable: () => ({
    what: 'Dafür braucht es die Moderation, aber den Kanal, in dem sie gefragt wird, gibt es für den Bot nicht.',
    todo: 'Sag der Moderation Bescheid: Der Kanal wird festgelegt mit /kling-admin einrichten.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** `#one, #two oder andere`. */
function anyOf(sign: '#' | '@&', ids: readonly string[]): string {
  const { shown, hasMore } = mentions(sign, ids);
  return either(hasMore ? [...shown, 'andere'] : shown);
}
