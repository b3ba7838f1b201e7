import type { Credit, Credited } from '../../core/credit.ts';
import type { Texts } from '../words/texts.ts';
import { messageUrl } from './links.ts';

/** Where its links lead, and whether there may be any: Discord's filters stop some messages for those. */
interface CreditOptions {
  serverId: string;
  bare: boolean;
}

type Person = Extract<Credited, { kind: 'person' }>;

/** Whose work a clip is made from, in a line; null for none. It names people and pings nobody. */
export function creditLine(credit: Credit | null, options: CreditOptions, t: Texts): string | null {
  if (credit === null) return null;
  const { edit, clip } = credit;
  const named = clip === null ? null : shown(clip, options);
  switch (edit?.kind) {
    case undefined:
      return named && t.credit.fromClip(named);
    case 'withdrawn':
      return t.credit.remixOfWithdrawn;
    case 'gone':
      return named ? t.credit.remixOfGoneFromClip(named) : t.credit.remixOfGone;
    case 'person': {
      const made = shownPerson(edit, options);
      if (clip === null || named === null) return t.credit.remixOfEdit(made);
      return clip.kind === 'person' && clip.userId === edit.userId
        ? t.credit.remixOfEditOfOwnClip(made, urlOf(clip, options))
        : t.credit.remixOfEditOfClip(made, named);
    }
  }
}

function shown(credited: Credited, options: CreditOptions) {
  return credited.kind === 'person' ? shownPerson(credited, options) : credited;
}

function shownPerson(person: Person, options: CreditOptions) {
  return {
    kind: 'person',
    who: `<@${person.userId}>`,
    url: urlOf(person, options),
  } as const;
}

function urlOf({ at }: Person, { serverId, bare }: CreditOptions): string | null {
  return at === null || bare ? null : messageUrl(serverId, at);
}
