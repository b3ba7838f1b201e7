import type { ErrorCode } from '../../../core/errors.ts';
import type { PauseReason } from '../../../core/pause.ts';
import type { WordsFor } from '../words.ts';
import { listed } from './figures.ts';
import { paused } from './paused.ts';
import { lacking, permissions } from './permissions.ts';

export const doorWords = {
  server_not_allowed: () => ({
    what: 'Dieser Bot ist nicht dafür eingerichtet, auf diesem Server zu arbeiten.',
    todo: 'Bitte die Leute, die den Bot betreiben, ihn hier zu erlauben.',
  }),
  gate_closed: ({ canSetUp }) => ({
    what: 'Auf diesem Server steht dir das Bearbeiten von Clips nicht offen.',
    todo: canSetUp
      ? 'Öffnen kannst du es mit /kling-admin einrichten.'
      : 'Bitte eine Person, die diesen Server verwaltet, um /kling-admin einrichten.',
  }),
  bot_lacks_permission: ({ permissions: missing }) => ({
    what:
      missing.length === 0
        ? 'Ich kann in diesem Kanal keine Clips posten.'
        : missing.map((one) => lacking[one]).join(' '),
    todo:
      missing.length === 0
        ? 'Bitte die Moderation, es mir zu erlauben.'
        : `Bitte die Moderation, mir ${listed(missing.map((one) => `„${permissions[one]}“`))} zu erlauben.`,
  }),
  store_unreachable: () => ({
    what: 'Der Bot kommt gerade nicht an seine eigenen Daten, darum wurde nichts gestartet.',
    todo: 'Versuch es in ein paar Minuten noch einmal.',
  }),
  acceptance_unknown: () => ({
    what: 'Die Verbindung ist abgebrochen, während deine Anfrage angenommen wurde: Vielleicht ist sie in der Warteschlange, vielleicht nicht.',
    todo: 'Schau in einer Minute in /kling aufträge, bevor du noch einmal anfragst.',
  }),
  interrupted: () => ({
    what: 'Der Bot wurde neu gestartet, während er deine Anfrage ansah. Es wurde nichts ausgegeben.',
    todo: 'Schick den Befehl noch einmal.',
  }),
  not_yours: () => ({
    what: 'Das gehört jemand anderem.',
    todo: 'Eine eigene Bearbeitung kannst du mit /kling-edit starten.',
  }),
  outdated_control: () => ({
    what: 'Dieser Button stammt aus einer älteren Version des Bots und funktioniert nicht mehr.',
    todo: 'Nimm stattdessen die Befehle: Du findest sie in /kling hilfe.',
  }),
  not_manager: () => ({
    what: 'Das können nur Leute, die diesen Server verwalten dürfen.',
    todo: 'Frag jemanden mit der Berechtigung „Server verwalten“.',
  }),
  not_operator: () => ({
    what: 'Das können nur die Leute, die diesen Bot betreiben.',
    todo: 'Frag sie, wenn es nötig ist.',
  }),
  edit_unknown: () => ({
    what: 'Der Bot kennt diese Bearbeitung nicht mehr.',
    todo: 'Die, die er kennt, findest du in /kling aufträge.',
  }),
  no_result_here: () => ({
    what: 'In diesem Kanal gibt es keinen Clip von dir.',
    todo: 'Nenne eine Bearbeitung mit ihrer Referenz, die klein unter ihrem Clip steht.',
  }),
  already_ended: () => ({
    what: 'Diese Bearbeitung ist schon zu Ende.',
    todo: 'Es gibt nichts mehr zu stoppen.',
  }),
  not_paused: () => ({
    what: 'Im Moment ist nichts pausiert.',
    todo: 'Bearbeitungen beginnen, sobald sie an der Reihe sind.',
  }),
  edits_paused: ({ reason }) => ({ what: paused[reason], todo: pauseTodo(reason) }),
} satisfies Partial<WordsFor<ErrorCode>>;

function pauseTodo(reason: PauseReason): string {
  return reason === 'operator'
    ? 'Versuch es später noch einmal; Bearbeitungen in der Warteschlange behalten ihren Platz.'
    : 'Wer den Bot betreibt, weiß Bescheid; Bearbeitungen in der Warteschlange behalten ihren Platz.';
}
