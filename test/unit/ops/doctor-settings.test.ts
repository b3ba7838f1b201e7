import { describe, expect, test } from 'vitest';

import {
  checkBudget,
  checkGate,
  consultSettings,
  type EnvFile,
} from '../../../src/bin/doctor-settings.ts';

const FILE: EnvFile = { kind: 'read', names: [] };
const REQUIRED = { DISCORD_TOKEN: 'tok-S3cr3t', SEGMIND_API_KEY: 'key-S3cr3t' };
const SERVERS = ['111111111111111111', '222222222222222222'];

const consult = (more: Record<string, string> = {}, file = FILE) =>
  consultSettings({ ...REQUIRED, ...more }, file);

describe('settings', () => {
  test('that are right are one line', () => {
    const { findings, wrong } = consult();
    expect(findings).toMatchObject([
      { status: 'ok', text: expect.stringMatching(/^2 of \d+ are set/) },
    ]);
    expect(wrong.size).toBe(0);
  });

  test('that are wrong are a line each, and the others count all the same', () => {
    const seen = consultSettings(
      { SEGMIND_API_KEY: 'two words', USER_DAILY_EDITS: 'x', DATA_DIR: '/data', PATH: '/bin' },
      FILE,
    );
    expect(seen.findings.map(({ status, text }) => `${status} ${text.split(' ')[0]}`)).toEqual([
      'FAIL DISCORD_TOKEN',
      'FAIL SEGMIND_API_KEY',
      'FAIL USER_DAILY_EDITS',
    ]);
    expect([...seen.wrong]).toEqual(['DISCORD_TOKEN', 'SEGMIND_API_KEY', 'USER_DAILY_EDITS']);
    expect(seen.settings).toMatchObject({ DATA_DIR: '/data', USER_DAILY_EDITS: 10 });
  });

  test('without an .env the first thing to do is to make one', () => {
    const [finding] = consultSettings({}, { kind: 'absent', names: [] }).findings;
    expect(finding?.mend).toContain('cp .env.example .env');
  });

  test('an .env that cannot be read is a failure of its own', () => {
    const { findings } = consult({}, { kind: 'unreadable', names: [] });
    expect(findings).toMatchObject([{ status: 'FAIL', need: 'settings' }]);
  });

  test('a name that looks like ours is pointed out, without its value', () => {
    const { findings } = consult({}, { kind: 'read', names: ['USER_DAILY_EDIT', 'TZ'] });
    expect(findings).toMatchObject([
      {
        status: 'warn',
        text: expect.stringContaining('USER_DAILY_EDIT '),
        mend: 'Did you mean USER_DAILY_EDITS?',
      },
    ]);
  });

  test('commands in a server that is not allowed are pointed out', () => {
    const [one = '', other = ''] = SERVERS;
    const places = { DISCORD_GUILD_ID: one, ALLOWED_SERVERS: other };
    expect(consult(places).findings).toMatchObject([{ status: 'warn' }]);
    const right = { DISCORD_GUILD_ID: one, ALLOWED_SERVERS: SERVERS.join(',') };
    expect(consult(right).findings).toMatchObject([{ status: 'ok' }]);
  });
});

describe('in plain words', () => {
  const texts = (more: Record<string, string>) =>
    [...checkGate(consult(more)), ...checkBudget(consult(more))].map(
      ({ status, text }) => `${status} ${text}`,
    );

  test.each<[Record<string, string>, string[]]>([
    [
      {},
      [
        'ok only people with Manage Server, in any server the bot is invited to',
        'ok at most $20.00 a day in a server, $200.00 a month in all; 5 s of clip are about $1.05',
      ],
    ],
    [
      { DEFAULT_GATE: 'open', ALLOWED_SERVERS: SERVERS.join(',') },
      [
        'ok everybody, in the 2 servers allowed',
        'ok at most $20.00 a day in a server ($40.00 in all), $200.00 a month in all; 5 s of clip are about $1.05',
      ],
    ],
    [
      { SERVER_DAILY_USD: '0', BOT_MONTHLY_USD: '0', ALLOWED_SERVERS: SERVERS[0] ?? '' },
      [
        'ok only people with Manage Server, in the one server allowed',
        'warn no limit a day, no limit a month; 5 s of clip are about $1.05',
      ],
    ],
    [
      { DEFAULT_GATE: 'ajar', BOT_MONTHLY_USD: 'much' },
      [
        'warn not looked at, because DEFAULT_GATE is wrong',
        'warn not looked at, because BOT_MONTHLY_USD is wrong',
      ],
    ],
  ])('%# who and how much', (more, expected) => {
    expect(texts(more)).toEqual(expected);
  });
});
