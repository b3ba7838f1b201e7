import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import type { Caps, PersonLimits } from '../../../src/core/limits.ts';
import type { Notice } from '../../../src/core/notice.ts';
import { PAUSE_REASONS } from '../../../src/core/pause.ts';
import type { Cancelled, LimitsReport, UsageReport } from '../../../src/core/report.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import { draw, expectAccepted, expectAcceptedPrivately } from './accepted.ts';
import { buttonsOf, CAPS, sampleEdit, START, usageOf } from './samples.ts';

const MIDNIGHT = Date.UTC(2026, 10, 23) / 1000;
const NEXT_MONTH = Date.UTC(2026, 11, 1) / 1000;
/** Far more than anything comes to. */
const HUGE = 9_007_199_254_740_991;

describe('usage', () => {
  const usage = (...args: Parameters<typeof usageOf>) =>
    draw({ kind: 'usage', report: usageOf(...args) });

  test('of one person: what is used of what, and when it is zero again', () => {
    expect(usage()).toBe(
      [
        '**Your edits in this server**',
        'At once: 1 of 2 edits',
        'Today: 3 of 10 edits',
        'Clip today: 15.0 s of 60.0 s',
        'Between two edits: 30 s',
        `Today’s figures start again at zero <t:${MIDNIGHT}:R>.`,
      ].join('\n'),
    );
  });

  test('without limits', () => {
    const caps = { ...CAPS, atOnce: 0, cooldownMs: 0, dayEdits: 0, dayClipMs: 0 };
    const text = usage({ running: 0 }, { caps });
    expect(text).toContain('At once: no edits, no limit');
    expect(text).toContain('Today: 3 edits, no limit');
    expect(text).toContain('Clip today: 15.0 s, no limit');
    expect(text).toContain('Between two edits: no pause');
  });

  test('in the pause between two edits: when the next can start', () => {
    const next = `<t:${(START + 20_000) / 1000}:R>`;
    expect(usage({ lastAcceptedMs: START - 10_000 })).toContain(
      `Between two edits: 30 s, the next can start ${next}`,
    );
    expect(usage({ lastAcceptedMs: START - 30_000 })).not.toContain('the next can start');
  });

  test('with requests that wait for a moderator', () => {
    expect(usage({ pending: 2 })).toContain('Waiting for a moderator: 2 of 3 requests');
    expect(usage()).not.toContain('moderator');
  });

  test('money is for those who answer for it', () => {
    const money = { server: 'This server’s budget today', bot: 'The bot’s budget this month' };
    expect(usage()).not.toMatch(/\$|budget/);
    const manager = usage({}, { showsServer: true });
    expect(manager).toContain(
      `**${money.server}**\n$4.20 spent and $1.05 held for edits under way, of $20.00\nIt starts again at zero <t:${MIDNIGHT}:R>.`,
    );
    expect(manager).not.toContain(money.bot);
    const operator = usage({}, { showsBot: true });
    expect(operator).toContain(
      `**${money.bot}**\n$80.00 spent and $2.10 held for edits under way, of $200.00\nIt starts again at zero <t:${NEXT_MONTH}:R>.`,
    );
    expect(operator).not.toContain(money.server);
    const boundless = { ...CAPS, serverDayMicros: 0 };
    expect(usage({}, { showsServer: true, caps: boundless })).toContain('under way, no limit');
  });

  test('is taken by Discord, also at its longest', () => {
    const standing: UsageReport['standing'] = {
      nowMs: START,
      running: HUGE,
      pending: HUGE,
      lastAcceptedMs: START,
      dayEdits: HUGE,
      dayClipMs: HUGE,
      serverHeldMicros: HUGE,
      serverSpentMicros: HUGE,
      botHeldMicros: HUGE,
      botSpentMicros: HUGE,
    };
    const caps: Caps = {
      atOnce: HUGE,
      cooldownMs: HUGE,
      dayEdits: HUGE,
      dayClipMs: HUGE,
      serverDayMicros: HUGE,
      botMonthMicros: HUGE,
      pendingApprovals: HUGE,
    };
    const report = usageOf(standing, { caps, showsServer: true, showsBot: true });
    expect.hasAssertions();
    expectAcceptedPrivately({ kind: 'usage', report });
    expectAcceptedPrivately({ kind: 'usage', report: usageOf() });
  });
});

describe('limits', () => {
  const reportOf = (
    server: Partial<LimitsReport['server']> = {},
    operator = CAPS,
  ): LimitsReport => ({
    server: { person: {}, tiers: {}, serverDayMicros: null, showsCost: true, ...server },
    operator,
  });
  const limits = (report: LimitsReport, changed = false) =>
    draw({ kind: 'limits', report, changed });

  test('as the bot came', () => {
    expect(limits(reportOf())).toBe(
      [
        '**What holds in this server**',
        'Everybody (the bot’s defaults): 2 at once, 10 edits a day, 60 s of clip a day, 30 s between two edits',
        'The whole server: $20.00 a day. The people who run this bot allow at most $20.00.',
        'Cards show what an edit costs.',
        '-# Of several roles, the most generous limit of each kind counts',
      ].join('\n'),
    );
  });

  test('changed: for everybody, for a role, and in money', () => {
    const none: PersonLimits = { atOnce: 0, cooldownMs: 0, dayEdits: 0, dayClipMs: 0 };
    const text = limits(
      reportOf({
        person: { dayEdits: 1 },
        tiers: { '900000000000000008': { atOnce: 5, dayClipMs: 1_200_000 }, '9': none, '10': {} },
        serverDayMicros: 5_500_000,
      }),
      true,
    );
    expect(text).toContain('**Changed. From now on this holds here:**');
    expect(text).toContain('Everybody: 2 at once, 1 edit a day, 60 s of clip a day');
    expect(text).toContain('<@&900000000000000008>: 5 at once, 1,200 s of clip a day\n');
    expect(text).toContain(
      '<@&9>: any number at once, any number of edits a day, any length of clip a day, no pause between two edits',
    );
    expect(text).not.toContain('<@&10>');
    expect(text).toContain('The whole server: $5.50 a day.');
  });

  test('money without a ceiling, and a ceiling that was lowered since', () => {
    const free = { ...CAPS, serverDayMicros: 0 };
    expect(limits(reportOf({}, free))).toContain('The whole server: no limit. The people who');
    expect(limits(reportOf({ serverDayMicros: 7_000_000 }, free))).toContain('$7.00 a day.');
    expect(limits(reportOf({ serverDayMicros: 70_000_000 }))).toContain('$20.00 a day.');
  });

  test('a role is shown and not pinged, and as many as there is room for', () => {
    const tier = { atOnce: 1_000, cooldownMs: 86_399_000, dayEdits: 10_000, dayClipMs: 99_999_000 };
    const tiers = Object.fromEntries(
      Array.from({ length: 250 }, (_, at) => [`9000000000000000${at}`, tier]),
    );
    const report = reportOf({ person: tier, tiers, serverDayMicros: HUGE }, { ...CAPS, ...tier });
    expectAcceptedPrivately({ kind: 'limits', report, changed: true }, true);
    const roles = limits(report).match(/<@&\d+>/g)?.length ?? 0;
    expect(roles).toBeGreaterThan(15);
    expect(limits(report)).toContain(`and ${250 - roles} more roles`);
  });
});

describe('the answer to a Cancel', () => {
  const stopped = (outcome: Cancelled): Card => ({ kind: 'stopped', outcome });

  test.each(EDIT_STATES)('in %s is taken by Discord', (state) => {
    expect.hasAssertions();
    for (const dropped of [true, false]) {
      const edit = sampleEdit({ state, dropped, estimateMicros: HUGE });
      expectAcceptedPrivately(stopped({ kind: 'too_late', edit }));
    }
  });

  test('too late: what it costs, and the one thing that can still be done', () => {
    const edit = sampleEdit({ state: 'generating' });
    const card = stopped({ kind: 'too_late', edit });
    expect(draw(card)).toBe(
      [
        '**It is too late to cancel this edit.**',
        'The editing service is already at work on this clip and cannot stop. The edit stays charged, about $1.05, and counts against the limits.',
        'You can have the result dropped: then it is not posted.',
      ].join('\n'),
    );
    expect(buttonsOf(drawCard(card, null))).toEqual(['Drop the result 1:drop:k7f3q2m9x1']);
    const made = sampleEdit({ state: 'delivering', costMicros: 990_000 });
    const late = draw(stopped({ kind: 'too_late', edit: made }));
    expect(late).toContain('has already made this clip. The edit stays charged, about $0.99');
  });

  test('cancelled, dropped, resumed', () => {
    for (const card of [
      stopped({ kind: 'cancelled' }),
      stopped({ kind: 'dropped' }),
      { kind: 'resumed' } as const,
    ]) {
      expectAcceptedPrivately(card);
      expect(buttonsOf(drawCard(card, null))).toEqual([]);
    }
    expect(draw(stopped({ kind: 'cancelled' }))).toContain('Nothing was spent.');
    expect(draw(stopped({ kind: 'dropped' }))).toContain('The result will not be posted.');
  });
});

describe('a notice to the operators', () => {
  const money = { usedMicros: 160_500_000, capMicros: 200_000_000 };
  const SERVER = '900000000000000006';
  const notices: Notice[] = [
    ...PAUSE_REASONS.flatMap((reason): Notice[] => [
      { kind: 'paused', reason },
      { kind: 'resumed', reason },
    ]),
    { kind: 'budget', scope: 'bot', ...money },
    { kind: 'budget', scope: 'server', serverId: SERVER, ...money },
  ];
  const notice = (one: Notice) => draw({ kind: 'notice', notice: one, reference: 'n7' });

  test.each(notices)('%j is taken by Discord, and found again by its mark', (one) => {
    expectAccepted({ kind: 'notice', notice: one, reference: 'n7' });
    expect(notice(one)).toMatch(/^-# ref n7$/m);
  });

  test.each(PAUSE_REASONS)('a pause because of %s: why, and what to do', (reason) => {
    expect(notice({ kind: 'paused', reason })).toContain(`**${en.paused[reason]}**`);
    expect(notice({ kind: 'paused', reason })).toContain('/kling-admin resume');
    expect(notice({ kind: 'resumed', reason })).toContain('**Editing goes on.**');
  });

  test('a budget that runs low: how much of it, whose, and what sets it', () => {
    const bot = notice({ kind: 'budget', scope: 'bot', ...money });
    expect(bot).toContain('80 % of the bot’s budget for this month is used: $160.50 of $200.00.');
    expect(bot).toContain('BOT_MONTHLY_USD');
    const server = notice({ kind: 'budget', scope: 'server', serverId: SERVER, ...money });
    expect(server).toContain('80 % of a server’s budget for today is used: $160.50 of $200.00.');
    expect(server).toContain(`\`${SERVER}\``);
  });
});
