import type { LineageFacts } from '../../../core/lineage.ts';
import type { EditState } from '../../../core/states.ts';
import { relativeTime } from '../../text.ts';
import { count, many } from './figures.ts';
import { links } from './links.ts';

type EmptyPlace = Exclude<LineageFacts['what'], 'edit'>;

/** What an edit was made from: its number in the list, and whether from the clip as it was before that edit. */
type From = { number: number; isOriginal: boolean } | null;

const emptyPlaces = {
  taken_down: 'A clip that was taken down',
  deleted: 'A clip that was deleted',
  gone: 'An edit that is gone',
  hidden: 'In a channel that you cannot see',
} satisfies Record<EmptyPlace, string>;

const stateNotes = {
  preparing: 'waiting',
  awaiting_consent: 'waiting for a yes',
  awaiting_approval: 'waiting for a yes',
  queued: 'waiting',
  submitting: 'under way',
  generating: 'under way',
  awaiting_review: 'being looked at',
  delivering: 'on its way',
  delivered: '',
  rejected: 'not approved',
  cancelled: 'cancelled',
  failed: 'failed',
  unknown_outcome: 'ending unknown',
  undeliverable: 'not posted',
} satisfies Record<EditState, string>;

function madeFrom(from: NonNullable<From>): string {
  const number = count(from.number);
  return from.isOriginal ? `from ${number} before it was edited` : `from ${number}`;
}

/** Who made what from what: a list, and a picture of the same. People come as mentions. */
export const lineage = {
  title: '**Who made what from what**',
  begunWith: (whose: string, url: string) => `It began with ${whose}’s [clip](${url}).`,
  more: (n: number) => `and ${count(n)} more`,
  notDrawn: 'The picture of it could not be drawn this time.',
  askedAbout: 'Asked about the one in bold',
  /** For those who cannot see it. */
  pictureOf: 'The edits as boxes, each below the one that it was made from',
  /** A line of the list. `from` is null where that is the line above, or nothing. */
  edit(facts: {
    who: string;
    from: From;
    acceptedAtMs: number;
    state: EditState;
    url: string | null;
    prompt: string;
  }) {
    const who = facts.from === null ? facts.who : `${facts.who} ${madeFrom(facts.from)}`;
    const note = stateNotes[facts.state] === '' ? '' : `, ${stateNotes[facts.state]}`;
    const link = facts.url === null ? '' : `, ${links.message(facts.url)}`;
    return `${who} ${relativeTime(facts.acceptedAtMs)}${note}${link}: ${facts.prompt}`;
  },
  emptyLine: (what: EmptyPlace, from: From) =>
    from === null ? `*${emptyPlaces[what]}*` : `*${emptyPlaces[what]}*, ${madeFrom(from)}`,
  /** What stands in the place of an edit of which nothing can be shown. */
  emptyPlaces,
  /** How far an edit is, in a word or two; empty for one whose result is there. */
  stateNotes,
};

/** What is written into the picture: text that is not formatted. */
export const lineagePicture = {
  title: 'Who made what from what',
  /** `begunBy`: whose clip it began with, by their name. */
  subtitle(edits: number, leftOut: number, begunBy: string | null) {
    const further = leftOut === 0 ? '' : `, ${count(leftOut)} more are not shown`;
    const begun = begunBy === null ? '' : `, begun with ${begunBy}’s clip`;
    const all = many(edits, { zero: 'no edits', one: '# edit', other: '# edits' });
    return `${all}${further}${begun}`;
  },
  /** What a dashed line means. */
  dashed: 'made from the clip before it was edited',
  /** Of a person whose name nobody knows. */
  somebody: 'Somebody',
};
