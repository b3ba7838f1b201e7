import type { Credit, Credited } from '../../core/credit.ts';
import { messageUrl } from './links.ts';

/** Where its links lead, and whether there may be any: Discord's filters stop some messages for those. */
interface CreditOptions {
  serverId: string;
  bare: boolean;
}

/** Whose work a clip is made from, in a line; null for none. It names people and pings nobody. */
export function creditLine(credit: Credit | null, options: CreditOptions): string | null {
  if (credit === null) return null;
  const { edit, clip } = credit;
  if (edit === null) return clip === null ? null : `From ${whose(clip, 'clip', options)}.`;
  const from =
    clip === null || edit.kind === 'withdrawn'
      ? ''
      : `${edit.kind === 'gone' ? ', from' : ' of'} ${clipOf(edit, clip, options)}`;
  return `Remix of ${whose(edit, 'edit', options)}${from}.`;
}

function clipOf(edit: Credited, clip: Credited, options: CreditOptions): string {
  const isOwn = edit.kind === 'person' && clip.kind === 'person' && edit.userId === clip.userId;
  if (!isOwn || clip.kind !== 'person') return whose(clip, 'clip', options);
  return `their own ${linked('clip', clip, options)}`;
}

function whose(credited: Credited, what: 'edit' | 'clip', options: CreditOptions): string {
  switch (credited.kind) {
    case 'person':
      return `<@${credited.userId}>’s ${linked(what, credited, options)}`;
    case 'withdrawn':
      return 'a clip that was taken down';
    case 'gone':
      return what === 'edit' ? 'an edit that is gone' : 'a clip that is gone';
  }
}

function linked(
  what: string,
  { at }: Extract<Credited, { kind: 'person' }>,
  { serverId, bare }: CreditOptions,
): string {
  return at === null || bare ? what : `[${what}](${messageUrl(serverId, at)})`;
}
