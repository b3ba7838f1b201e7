import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type Lineage = Texts['lineage'];
type From = Parameters<Lineage['edit']>[0]['from'];

const emptyPlaces: Lineage['emptyPlaces'] = {
  taken_down: 'Un clip que se retiró',
  deleted: 'Un clip que se eliminó',
  gone: 'Una edición que ya no está',
  hidden: 'En un canal que no puedes ver',
};

const stateNotes: Lineage['stateNotes'] = {
  preparing: 'en espera',
  awaiting_consent: 'espera un sí',
  awaiting_approval: 'espera un sí',
  queued: 'en espera',
  submitting: 'en curso',
  generating: 'en curso',
  awaiting_review: 'en revisión',
  delivering: 'en camino',
  delivered: '',
  rejected: 'no aprobada',
  cancelled: 'cancelada',
  failed: 'fallida',
  unknown_outcome: 'final desconocido',
  undeliverable: 'sin publicar',
};

function madeFrom(from: NonNullable<From>): string {
  const number = count(from.number);
  return from.isOriginal ? `a partir del ${number} sin editar` : `a partir del ${number}`;
}

export const lineage: Lineage = {
  title: '**Quién hizo qué a partir de qué**',
  begunWith: (whose, url) => `Empezó con el [clip](${url}) de ${whose}.`,
  more: (n) => `y ${count(n)} más`,
  notDrawn: 'Esta vez no se pudo dibujar la imagen.',
  askedAbout: 'Se preguntó por la edición en negrita',
  pictureOf: 'Las ediciones como recuadros, cada una debajo de aquella de la que salió',
  edit(facts) {
    const who = facts.from === null ? facts.who : `${facts.who} ${madeFrom(facts.from)}`;
    const note = stateNotes[facts.state] === '' ? '' : `, ${stateNotes[facts.state]}`;
    const link = facts.url === null ? '' : `, ${links.message(facts.url)}`;
    return `${who} ${relativeTime(facts.acceptedAtMs)}${note}${link}: ${facts.prompt}`;
  },
  emptyLine: (what, from) =>
    from === null ? `*${emptyPlaces[what]}*` : `*${emptyPlaces[what]}*, ${madeFrom(from)}`,
  emptyPlaces,
  stateNotes,
};

export const lineagePicture: Texts['lineagePicture'] = {
  title: 'Quién hizo qué a partir de qué',
  subtitle(edits, leftOut, begunBy) {
    const further =
      leftOut === 0
        ? ''
        : many(leftOut, { one: ', # más no se muestra', other: ', # más no se muestran' });
    const begun = begunBy === null ? '' : `, todo empezó con el clip de ${begunBy}`;
    const all = many(edits, { zero: 'ninguna edición', one: '# edición', other: '# ediciones' });
    return `${all}${further}${begun}`;
  },
  dashed: 'hecha a partir del clip antes de editarlo',
  somebody: 'Alguien',
};
