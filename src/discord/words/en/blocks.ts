import { relativeTime } from '../../text.ts';
import { many } from './figures.ts';

/** Who is blocked. `who` is a mention, `person` a line of {@link blocks} itself. */
export const blocks = {
  nobody: '**Nobody is blocked in this server.**',
  title: (people: number) =>
    `**Blocked in this server: ${many(people, { one: '# person', other: '# people' })}**`,
  forGood: (who: string) => `${who}, until unblocked`,
  forGoodBecause: (who: string, reason: string) => `${who}, until unblocked: ${reason}`,
  until: (who: string, untilMs: number) => `${who}, ends ${relativeTime(untilMs)}`,
  untilBecause: (who: string, untilMs: number, reason: string) =>
    `${who}, ends ${relativeTime(untilMs)}: ${reason}`,
  more: (people: number) => many(people, { one: 'and # person more', other: 'and # people more' }),
  unblocked: (who: string) => `**${who} can edit again.**`,
  blocked: (person: string) => `**Blocked:** ${person}`,
  noneWaited: 'None of their edits was waiting.',
  cancelled: (edits: number) =>
    `Cancelled, and given back to them: ${many(edits, { one: '# edit', other: '# edits' })} that had not started.`,
};
