import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type From = Parameters<Texts['lineage']['emptyLine']>[1];

const emptyPlaces: Texts['lineage']['emptyPlaces'] = {
  taken_down: 'Ein Clip, der entfernt wurde',
  deleted: 'Ein Clip, der gelöscht wurde',
  gone: 'Eine Bearbeitung, die es nicht mehr gibt',
  hidden: 'In einem Kanal, den du nicht sehen kannst',
};

const stateNotes: Texts['lineage']['stateNotes'] = {
  preparing: 'wartet',
  awaiting_consent: 'wartet auf ein Ja',
  awaiting_approval: 'wartet auf ein Ja',
  queued: 'wartet',
  submitting: 'in Arbeit',
  generating: 'in Arbeit',
  awaiting_review: 'wird angesehen',
  delivering: 'unterwegs',
  delivered: '',
  rejected: 'nicht genehmigt',
  cancelled: 'abgebrochen',
  failed: 'fehlgeschlagen',
  unknown_outcome: 'Ausgang unbekannt',
  undeliverable: 'nicht gepostet',
};

function madeFrom(from: NonNullable<From>): string {
  const number = count(from.number);
  return from.isOriginal ? `aus dem Clip vor Bearbeitung ${number}` : `aus ${number}`;
}

export const lineage: Texts['lineage'] = {
  title: '**Wer was woraus gemacht hat**',
  begunWith: (whose, url) => `Es begann mit dem [Clip](${url}) von ${whose}.`,
  more: (n) => `und ${count(n)} weitere`,
  notDrawn: 'Das Bild davon ließ sich diesmal nicht zeichnen.',
  askedAbout: 'Fett: die, nach der gefragt wurde',
  pictureOf: 'Die Bearbeitungen als Kästen, jede unter der, aus der sie gemacht wurde',
  edit({ who, from, acceptedAtMs, state, url, prompt }) {
    const made = from === null ? who : `${who} ${madeFrom(from)}`;
    const note = stateNotes[state] === '' ? '' : `, ${stateNotes[state]}`;
    const link = url === null ? '' : `, ${links.message(url)}`;
    return `${made} ${relativeTime(acceptedAtMs)}${note}${link}: ${prompt}`;
  },
  emptyLine: (what, from) =>
    from === null ? `*${emptyPlaces[what]}*` : `*${emptyPlaces[what]}*, ${madeFrom(from)}`,
  emptyPlaces,
  stateNotes,
};

export const lineagePicture: Texts['lineagePicture'] = {
  title: 'Wer was woraus gemacht hat',
  subtitle(edits, leftOut, begunBy) {
    const all = many(edits, {
      zero: 'keine Bearbeitungen',
      one: '# Bearbeitung',
      other: '# Bearbeitungen',
    });
    const further =
      leftOut === 0
        ? ''
        : `, ${many(leftOut, { one: '# weitere ist nicht zu sehen', other: '# weitere sind nicht zu sehen' })}`;
    const begun = begunBy === null ? '' : `, begonnen mit dem Clip von ${begunBy}`;
    return `${all}${further}${begun}`;
  },
  dashed: 'gemacht aus dem Clip, bevor er bearbeitet wurde',
  somebody: 'Jemand',
};
