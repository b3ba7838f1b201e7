import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const anotherOrAsk = (userId: string): string =>
  `Wähle einen anderen Clip, oder bitte <@${userId}>, es mit /kling privatsphäre zu ändern.`;

export const consentWords = {
  remix_only_author: ({ userId }) => ({
    what: `Diesen Clip dürfen andere nicht remixen: <@${userId}> hat es so eingestellt.`,
    todo: anotherOrAsk(userId),
  }),
  remix_uploads_closed: ({ userId }) => ({
    what: `Clips, die <@${userId}> hochgeladen oder gepostet hat, dürfen andere nicht verwenden.`,
    todo: anotherOrAsk(userId),
  }),
  remix_channel_closed: ({ channelId }) => ({
    what: `Clips aus <#${channelId}> werden nicht geremixt, und dort wird nichts geremixt.`,
    todo: 'Wähle einen Clip aus einem anderen Kanal und remixe ihn in einem anderen Kanal.',
  }),
  remix_role_protected: ({ userId, roleId }) => ({
    what: `Was <@${userId}> macht, wird auf diesem Server wegen der Rolle <@&${roleId}> nicht geremixt.`,
    todo: 'Wähle einen Clip von jemand anderem.',
  }),
  remix_too_deep: ({ max }) => ({
    what: `Dieser Clip steht am Ende von mehr als ${count(max)} Remixen in Folge: Das sind zu viele, um alle Beteiligten zu fragen.`,
    todo: 'Beginne mit einem, der näher am Original ist.',
  }),
  consent_unknown: () => ({
    what: 'Ich kann gerade nicht sagen, ob dieser Clip verwendet werden darf.',
    todo: 'Versuch es in einer Minute noch einmal.',
  }),
  consent_refused: ({ userId }) => ({
    what: `Dafür war ein Ja von <@${userId}> nötig, und die Antwort war Nein.`,
    todo: 'Du kannst etwas anderes anfragen oder einen anderen Clip nehmen.',
  }),
  consent_expired: () => ({
    what: 'Wer um ein Ja gebeten wurde, hat nicht geantwortet, bevor die Links zu den Dateien abgelaufen sind.',
    todo: 'Frag noch einmal, wenn die Gefragten wieder da sind.',
  }),
  consent_unreachable: () => ({
    what: 'Das muss erst jemand erlauben, und der Bot kann weder in diesem Kanal fragen noch eine Direktnachricht schicken.',
    todo: 'Versuch es in einem Kanal, in dem der Bot posten darf.',
  }),
  consent_not_asked: () => ({
    what: 'Hier sind andere gefragt, weil ihre Arbeit in dem Clip steckt.',
    todo: 'Nur sie können antworten.',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
