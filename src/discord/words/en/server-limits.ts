import { count, dollars, duration, many } from './figures.ts';

/** What holds in a server. Times in ms, money in micro-dollars. */
export const serverLimits = {
  title: '**What holds in this server**',
  titleChanged: '**Changed. From now on this holds here:**',
  /** @param limits - those below, `together`. */
  everybody: (limits: string) => `Everybody: ${limits}`,
  everybodyByDefault: (limits: string) => `Everybody (the bot’s defaults): ${limits}`,
  role: (who: string, limits: string) => `${who}: ${limits}`,
  moreRoles: (n: number) => `and ${many(n, { one: '# more role', other: '# more roles' })}`,
  /** Each limit in the words of the option that sets it. */
  atOnce: (n: number) => `${count(n)} at once`,
  anyAtOnce: 'any number at once',
  dayEdits: (n: number) => `${many(n, { one: '# edit', other: '# edits' })} a day`,
  anyDayEdits: 'any number of edits a day',
  dayClip: (ms: number) => `${count(ms / 1000)} s of clip a day`,
  anyDayClip: 'any length of clip a day',
  cooldown: (ms: number) => `${duration(ms)} between two edits`,
  noCooldown: 'no pause between two edits',
  together: (limits: readonly string[]) => limits.join(', '),
  /** @param own - null: no limit of its own. `ceiling` null: none is set by the people who run the bot. */
  money(own: number | null, ceiling: number | null): string {
    const day = own === null ? 'no limit' : `${dollars(own)} a day`;
    return ceiling === null
      ? `The whole server: ${day}. The people who run this bot set no ceiling.`
      : `The whole server: ${day}. The people who run this bot allow at most ${dollars(ceiling)}.`;
  },
  showsCost: 'Cards show what an edit costs.',
  hidesCost: 'Cards do not show what an edit costs.',
  mostGenerous: 'Of several roles, the most generous limit of each kind counts',
};
