import { relativeTime } from '../../text.ts';
import type { Texts } from '../texts.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type Lineage = Texts['lineage'];
type From = Parameters<Lineage['emptyLine']>[1];

const emptyPlaces: Lineage['emptyPlaces'] = {
  taken_down: 'Um clipe que foi removido',
  deleted: 'Um clipe que foi excluído',
  gone: 'Uma edição que não existe mais',
  hidden: 'Em um canal que você não pode ver',
};

const stateNotes: Lineage['stateNotes'] = {
  preparing: 'esperando',
  awaiting_consent: 'esperando um sim',
  awaiting_approval: 'esperando um sim',
  queued: 'esperando',
  submitting: 'em andamento',
  generating: 'em andamento',
  awaiting_review: 'em análise',
  delivering: 'a caminho',
  delivered: '',
  rejected: 'não aprovada',
  cancelled: 'cancelada',
  failed: 'falhou',
  unknown_outcome: 'fim desconhecido',
  undeliverable: 'não postada',
};

function madeFrom(from: NonNullable<From>): string {
  const number = `a partir da nº ${count(from.number)}`;
  return from.isOriginal ? `${number} antes da edição` : number;
}

export const lineage: Lineage = {
  title: '**Quem fez o quê a partir de quê**',
  begunWith: (whose, url) => `Tudo começou com o [clipe](${url}) de ${whose}.`,
  more: (n) => `e mais ${count(n)}`,
  notDrawn: 'Desta vez não foi possível desenhar a imagem.',
  askedAbout: 'Em negrito: a edição consultada',
  pictureOf: 'As edições em caixas, cada uma abaixo daquela de que foi feita',
  edit({ who, from, acceptedAtMs, state, url, prompt }) {
    const origin = from === null ? '' : `, ${madeFrom(from)}`;
    const note = stateNotes[state] === '' ? '' : `, ${stateNotes[state]}`;
    const link = url === null ? '' : `, ${links.message(url)}`;
    return `${who} ${relativeTime(acceptedAtMs)}${origin}${note}${link}: ${prompt}`;
  },
  emptyLine: (what, from) =>
    from === null ? `*${emptyPlaces[what]}*` : `*${emptyPlaces[what]}*, ${madeFrom(from)}`,
  emptyPlaces,
  stateNotes,
};

export const lineagePicture: Texts['lineagePicture'] = {
  title: 'Quem fez o quê a partir de quê',
  subtitle(edits, leftOut, begunBy) {
    const further =
      leftOut === 0
        ? ''
        : `, ${many(leftOut, { one: 'mais # não aparece', other: 'mais # não aparecem' })}`;
    const begun = begunBy === null ? '' : `, a partir do clipe de ${begunBy}`;
    const all = many(edits, { zero: 'nenhuma edição', one: '# edição', other: '# edições' });
    return `${all}${further}${begun}`;
  },
  dashed: 'a partir do clipe antes da edição',
  somebody: 'Alguém',
};
