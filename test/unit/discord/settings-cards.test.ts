import { describe, expect, test } from 'vitest';

import { GATE_MODES, type GateSettings, NO_GATE_SETTINGS } from '../../../src/core/gate.ts';
import { GATE_LIST_MAX } from '../../../src/core/gate-change.ts';
import type { SettingsCard } from '../../../src/core/settings-card.ts';
import { type BlocksReport, SETUP_PAGES } from '../../../src/core/settings-report.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { draw, expectAccepted, expectAcceptedPrivately } from './accepted.ts';
import { buttonsOf, editCardOf, START } from './samples.ts';

const LONGEST = '9'.repeat(20);
const IDS = Array.from({ length: GATE_LIST_MAX }, (_, at) => `90000000000000000${at + 100}`);
const FULL: GateSettings = {
  mode: 'approval',
  allowedRoles: IDS,
  deniedRoles: IDS,
  trustedRoles: IDS,
  allowedChannels: IDS,
  deniedChannels: IDS,
  memberDays: 3_650,
  accountDays: 3_650,
  moderatorRoleId: LONGEST,
  moderatorsChannelId: null,
  auditChannelId: LONGEST,
  remixClosedChannels: IDS,
  neverRemixedRoleId: LONGEST,
  remixThreads: true,
  paused: true,
  locale: 'pt-BR',
};

const gateOf = (gate: Partial<GateSettings> = {}, defaultGate: 'open' | 'closed' = 'closed') => ({
  gate: { ...NO_GATE_SETTINGS, ...gate },
  defaultGate,
});

/** Every menu of a card: its field and what is chosen in it. */
function menusOf(card: SettingsCard): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) return one.forEach(walk);
    if (typeof one !== 'object' || one === null) return;
    const { custom_id: id, options, default_values: chosen, components } = one as Menu;
    if (id?.startsWith('1:gate:') === true) {
      const picked = (options ?? []).filter((option) => option.default).map(({ value }) => value);
      found[id.slice('1:gate:'.length)] = [...picked, ...(chosen ?? []).map((each) => each.id)];
    }
    walk(components);
  };
  walk(drawCard(card, null));
  return found;
}

interface Menu {
  custom_id?: string;
  options?: { value: string; default: boolean }[];
  default_values?: { id: string }[];
  components?: unknown;
}

describe('setup', () => {
  test.each(SETUP_PAGES)('%s is taken by Discord, empty and full', (page) => {
    expect.hasAssertions();
    for (const report of [gateOf(), { gate: FULL, defaultGate: 'open' as const }]) {
      expectAcceptedPrivately({ kind: 'setup', report, page });
    }
  });

  test('every field has its menu on one page, with what holds chosen in it', () => {
    const report = { gate: FULL, defaultGate: 'closed' } as const;
    const pages = SETUP_PAGES.map((page) => menusOf({ kind: 'setup', report, page }));
    expect(Object.assign({}, ...pages)).toEqual({
      mode: ['approval'],
      allowedRoles: IDS,
      deniedRoles: IDS,
      trustedRoles: IDS,
      allowedChannels: IDS,
      deniedChannels: IDS,
      moderatorRoleId: [LONGEST],
      moderatorsChannelId: [],
      auditChannelId: [LONGEST],
      remixClosedChannels: IDS,
      neverRemixedRoleId: [LONGEST],
      remixThreads: ['yes'],
    });
    expect(pages.map((page) => Object.keys(page).length)).toEqual([4, 2, 3, 3]);
  });

  test('each page leads to the others', () => {
    const card = { kind: 'setup', report: gateOf(), page: 'where' } as const;
    expect(buttonsOf(drawCard(card, null))).toEqual([
      'Who 1:setup:who',
      'Moderators 1:setup:moderators',
      'Remixes 1:setup:remixes',
    ]);
  });

  const says = (gate: Partial<GateSettings>, defaultGate?: 'open' | 'closed') =>
    draw({ kind: 'setup', report: gateOf(gate, defaultGate), page: 'who' });

  test('nothing chosen: what holds then', () => {
    expect(says({})).toContain('Only people who manage this server can edit, until you choose');
    expect(says({}, 'open')).toContain('Everybody can edit.');
  });

  test.each(GATE_MODES)('%s is said in a sentence', (mode) => {
    expect(says({ mode })).not.toContain('until you choose who else');
  });

  test('what is still missing is said', () => {
    const missing = 'There is no moderators’ channel';
    for (const mode of ['approval', 'review'] as const) {
      expect(says({ mode })).toContain(missing);
      expect(says({ mode, moderatorsChannelId: '1' })).not.toContain(missing);
    }
    expect(says({ mode: 'open' })).not.toContain(missing);
    expect(says({ mode: 'roles' })).toContain('No role is allowed yet');
    expect(says({ mode: 'roles', allowedRoles: ['1'] })).not.toContain('No role is allowed yet');
    expect(says({ paused: true })).toContain('Editing is paused here');
    expect(says({ trustedRoles: ['1'], deniedRoles: ['1'] })).toContain('A role is allowed or');
    expect(says({ allowedChannels: ['1'], deniedChannels: ['1'] })).toContain('A channel is allow');
    expect(says({ mode: 'open' })).not.toMatch(/paused|denied as well/);
  });
});

describe('access', () => {
  test('as it stands, with names that ping nobody', () => {
    const report = gateOf({ mode: 'roles', allowedRoles: ['7', '8'], memberDays: 1 });
    expect(draw({ kind: 'access', report, changed: false })).toBe(
      [
        '**Who may edit in this server**',
        'Who has one of the allowed roles can edit, and who moderates.',
        'Only who has been a member of this server for 1 day.',
        'Allowed roles: <@&7> <@&8>',
        'Moderators: who may manage messages',
        'Moderators’ channel: none',
        'Audit channel: none',
        '-# /kling-admin setup sets the same with menus',
      ].join('\n'),
    );
  });

  test('is taken by Discord at its longest', () => {
    const long = Array.from({ length: 400 }, () => LONGEST);
    const gate = { ...FULL, trustedRoles: long, moderatorsChannelId: LONGEST };
    const card = { kind: 'access', report: gateOf(gate), changed: true } as const;
    expectAcceptedPrivately(card);
    expect(draw(card)).toContain('and 380 more');
  });
});

describe('who is blocked', () => {
  const blocks = (report: Partial<BlocksReport>): SettingsCard => ({
    kind: 'blocks',
    report: { blocked: [], done: null, ...report },
  });
  const person = { userId: '77', reason: 'spam *x* <@1>', untilMs: null };

  test('nobody, one, and what was done', () => {
    expect(draw(blocks({}))).toBe('**Nobody is blocked in this server.**');
    const text = draw(
      blocks({ blocked: [person], done: { kind: 'blocked', person, cancelled: 2 } }),
    );
    expect(text).toContain('**Blocked:** <@77>, until unblocked: spam \\*x\\* ');
    expect(text).toContain('2 edits that had not started');
    expect(text).toContain('**Blocked in this server: 1 person**');
    expect(text).not.toContain('<@1>');
    const ends = { ...person, untilMs: START };
    expect(draw(blocks({ blocked: [ends] }))).toContain(`ends <t:${START / 1000}:R>`);
    const none = { kind: 'blocked', person, cancelled: 0 } as const;
    expect(draw(blocks({ done: none }))).toContain('None of their edits was waiting.');
    expect(draw(blocks({ done: { kind: 'unblocked', userId: '5' } }))).toContain(
      '<@5> can edit again',
    );
  });

  test('is taken by Discord at its longest', () => {
    const long = { userId: LONGEST, reason: '*'.repeat(300), untilMs: START };
    const blocked = Array.from({ length: 200 }, () => long);
    const card = blocks({ blocked, done: { kind: 'blocked', person: long, cancelled: 100 } });
    expectAcceptedPrivately(card);
    expect(draw(card)).toMatch(/and \d+ people more$/);
  });
});

test.each([
  [{ kind: 'server_pause', paused: true }, 'Editing is paused in this server.'],
  [{ kind: 'server_pause', paused: false }, 'Editing goes on in this server.'],
  [{ kind: 'paused' }, 'Editing is paused in every server.'],
] as const)('%j', (card, text) => {
  expectAcceptedPrivately(card);
  expect(draw(card)).toContain(text);
});

test('whom a closed gate lets in is told how to open it, on the card that waits', () => {
  const hint = '/kling-admin setup';
  const card = editCardOf({ state: 'queued' }, { canSetUp: true });
  expectAccepted(card);
  expect(draw(card)).toContain(hint);
  expect(draw(editCardOf({ state: 'queued' }))).not.toContain(hint);
  expect(draw(editCardOf({ state: 'generating' }, { canSetUp: true }))).not.toContain(hint);
});
