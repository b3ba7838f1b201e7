import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type Lineage = Texts['lineage'];
type From = Parameters<Lineage['emptyLine']>[1];

const emptyPlaces: Lineage['emptyPlaces'] = {
  taken_down: 'Un clip qui a été retiré',
  deleted: 'Un clip qui a été supprimé',
  gone: 'Une modification qui n’existe plus',
  hidden: 'Dans un salon que tu ne peux pas voir',
};

const stateNotes: Lineage['stateNotes'] = {
  preparing: 'en attente',
  awaiting_consent: 'attend un accord',
  awaiting_approval: 'attend un accord',
  queued: 'en attente',
  submitting: 'en cours',
  generating: 'en cours',
  awaiting_review: 'en examen',
  delivering: 'en route',
  delivered: '',
  rejected: 'non approuvée',
  cancelled: 'annulée',
  failed: 'échec',
  unknown_outcome: 'issue inconnue',
  undeliverable: 'non publiée',
};

function madeFrom(from: NonNullable<From>): string {
  const number = count(from.number);
  return from.isOriginal
    ? `à partir du n° ${number} avant sa modification`
    : `à partir du n° ${number}`;
}

export const lineage: Lineage = {
  title: '**Qui a fait quoi à partir de quoi**',
  begunWith: (whose, url) => `Tout est parti du [clip](${url}) de ${whose}.`,
  more: (n) => `et ${count(n)} de plus`,
  notDrawn: 'L’image n’a pas pu être dessinée cette fois.',
  askedAbout: 'En gras : celle sur laquelle porte ta question',
  pictureOf: 'Les modifications dans des cases, chacune sous celle dont elle est faite',
  edit(facts) {
    const who = facts.from === null ? facts.who : `${facts.who} ${madeFrom(facts.from)}`;
    const note = stateNotes[facts.state] === '' ? '' : `, ${stateNotes[facts.state]}`;
    const link = facts.url === null ? '' : `, ${links.message(facts.url)}`;
    return `${who} ${relativeTime(facts.acceptedAtMs)}${note}${link} : ${facts.prompt}`;
  },
  emptyLine: (what, from) =>
    from === null ? `*${emptyPlaces[what]}*` : `*${emptyPlaces[what]}*, ${madeFrom(from)}`,
  emptyPlaces,
  stateNotes,
};

export const lineagePicture: Texts['lineagePicture'] = {
  title: 'Qui a fait quoi à partir de quoi',
  subtitle(edits, leftOut, begunBy) {
    const further = many(leftOut, {
      zero: '',
      one: ', # de plus n’est pas montrée',
      other: ', # de plus ne sont pas montrées',
    });
    const begun = begunBy === null ? '' : `, à partir du clip de ${begunBy}`;
    const all = many(edits, {
      zero: 'aucune modification',
      one: '# modification',
      other: '# modifications',
    });
    return `${all}${further}${begun}`;
  },
  dashed: 'fait à partir du clip avant sa modification',
  somebody: 'Quelqu’un',
};
