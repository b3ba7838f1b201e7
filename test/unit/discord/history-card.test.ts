import { describe, expect, test } from 'vitest';

import { readMessageBody } from '../../../sandbox/discord/rules/message-body.ts';
import type { HistoryEntry, HistoryFilter, HistoryPage } from '../../../src/core/history.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { CARD_LIMITS } from '../../../src/discord/cards/parts.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { historyArgs, readHistoryArgs } from '../../../src/discord/history-id.ts';
import { commands } from '../../../commands/index.ts';
import { pressed, typed } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { buttonsOf, countComponents, PERSON, sampleEdit, START, textOf } from './samples.ts';

const ID = '99999999999999999999';
const ALL: HistoryFilter = { userId: null, kind: 'all', channelId: null };
const EMPTY: HistoryPage = { filter: ALL, entries: [], newer: null, older: null };
const OLDER = { to: 'older', atMs: START, editId: 'k7f3q2m9x1' } as const;
const MESSAGE = { channelId: '900000000000000002', messageId: '900000000000000003' };

const entry = (changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  edit: sampleEdit({ state: 'delivered', endedAtMs: START, message: MESSAGE, way: 'reply' }),
  thumbnail: Buffer.from('jpeg'),
  from: { kind: 'upload' },
  ...changes,
});
const draw = (page: Partial<HistoryPage>) =>
  drawCard({ kind: 'history', page: { ...EMPTY, ...page } }, null);
const say = (page: Partial<HistoryPage>) => textOf(draw(page));

/** How much is in it, after the local Discord has refused what Discord would, with the pictures that the page has. */
function accepted(page: Partial<HistoryPage>): { text: number; components: number } {
  const components = draw(page);
  const uploads = (page.entries ?? []).flatMap(({ edit, thumbnail }, index) =>
    thumbnail ? [{ index: String(index), name: `${edit.id}.jpg`, path: '/x', size: 1 }] : [],
  );
  const body: unknown = JSON.parse(JSON.stringify({ flags: 32768, components }));
  readMessageBody('webhook-edit', body, { uploads: uploads as never });
  return { text: textOf(components).length, components: countComponents(components) };
}

describe('a page', () => {
  test('says of each who, what, when, where and under which reference', () => {
    const page = { entries: [entry()], older: OLDER };
    expect(say(page)).toBe(
      [
        '**Results in this server, the newest first**',
        `<@${PERSON}>, <t:${START / 1000}:R>`,
        '> make it snow',
        '-# [message](https://discord.com/channels/900000000000000006/900000000000000002/900000000000000003), ref k7f3q2m9x1',
      ].join('\n'),
    );
    expect(buttonsOf(draw(page))).toEqual([
      `Older 1:history:o::a::${START.toString(36)}:k7f3q2m9x1`,
    ]);
    expect(JSON.stringify(draw(page))).toContain('attachment://k7f3q2m9x1.jpg');
    expect(accepted(page).components).toBeLessThanOrEqual(CARD_LIMITS.components);
  });

  test('of five, each at its longest, is one that Discord takes', () => {
    const edit = (n: number) =>
      sampleEdit({
        id: `k7f3q2m9x${n}`,
        requesterId: ID,
        prompt: '<@&#|`*_~[('.repeat(300),
        endedAtMs: START,
        serverId: ID,
        message: { channelId: ID, messageId: ID },
      });
    const entries = [1, 2, 3, 4, 5].map((n) =>
      entry({ edit: edit(n), from: { kind: 'edit', edit: edit(n) } }),
    );
    const filter = { userId: ID, kind: 'originals', channelId: ID } as const;
    const most = accepted({ entries, filter, older: OLDER, newer: { ...OLDER, to: 'newer' } });
    expect(most.text).toBeLessThanOrEqual(CARD_LIMITS.text);
    expect(most.components).toBeLessThanOrEqual(CARD_LIMITS.components);
  });

  test('a prompt is inert', () => {
    const edit = sampleEdit({ prompt: '@everyone <@1> [x](https://evil.example)' });
    const text = say({ entries: [entry({ edit })] });
    expect(text).not.toMatch(/@everyone|<@1>|https:\/\/evil/);
  });

  test('without a picture has none', () => {
    const page = { entries: [entry({ thumbnail: null })] };
    expect(JSON.stringify(draw(page))).not.toContain('attachment:');
    expect(accepted(page).components).toBeLessThanOrEqual(CARD_LIMITS.components);
  });

  test.each<[HistoryEntry['from'], string]>([
    [{ kind: 'hidden' }, ', a remix, '],
    [
      { kind: 'edit', edit: entry().edit },
      `, a remix of <@${PERSON}>’s [edit](https://discord.com/channels/900000000000000006/900000000000000002/900000000000000003), `,
    ],
    [
      { kind: 'message', channelId: '1', messageId: '2', authorId: '3' },
      ', a remix of <@3>’s [clip](https://discord.com/channels/900000000000000006/1/2), ',
    ],
  ])('of a remix: %j', (from, words) => {
    expect(say({ entries: [entry({ from })] })).toContain(words);
  });

  test.each<[Partial<HistoryPage>, RegExp]>([
    [{}, /There is nothing to show\. You can make the first one/],
    [{ older: OLDER }, /None of these can be shown here\. Press Older/],
    [{ newer: { ...OLDER, to: 'newer' } }, /There is nothing more\. Press Newer/],
    [{ entries: [entry()] }, /-# nothing more$/],
    [
      { filter: { ...ALL, userId: '5', kind: 'remixes', channelId: '6' } },
      /Remixes of <@5> in <#6>/,
    ],
  ])('in words: %j', (page, words) => {
    expect(say(page)).toMatch(words);
    expect(accepted(page).components).toBeLessThanOrEqual(CARD_LIMITS.components);
  });
});

describe('a button', () => {
  test.each<[HistoryFilter, 'older' | 'newer', string]>([
    [ALL, 'older', 'k7f3q2m9x1'],
    [{ userId: ID, kind: 'originals', channelId: ID }, 'newer', 'k7f3q2m9x1'],
    [{ ...ALL, kind: 'remixes' }, 'older', ''],
  ])('holds where it goes on: %j', (filter, to, editId) => {
    const from = { to, atMs: 9_999_999_999_999, editId };
    const args = historyArgs(filter, from);
    expect(encodeCustomId('history', ...args).length).toBeLessThanOrEqual(100);
    expect(readHistoryArgs(args)).toEqual({ filter, from });
  });

  test.each([
    [[]],
    [['x', '', 'a', '', '1', 'k']],
    [['o', '', 'x', '', '1', 'k']],
    [['o', '1a', 'a', '', '1', 'k']],
    [['o', '', 'a', '../', '1', 'k']],
    [['o', '', 'a', '', '', 'k']],
    [['o', '', 'a', '', '1', '*']],
  ])('that is none of ours: %j', (args) => {
    expect(readHistoryArgs(args)).toBeNull();
  });
});

describe('/kling history', () => {
  const asking = () => {
    const asked: unknown[] = [];
    const stage = stageDispatch({
      commands,
      actions: {
        readHistory: async ({ userId }, filter, from) => {
          asked.push([userId, filter, from]);
          return { ...EMPTY, filter, entries: [entry()], older: OLDER };
        },
      },
    });
    return { asked, stage };
  };

  test.each<[object[], HistoryFilter]>([
    [[], ALL],
    [[{ type: 3, name: 'whose', value: 'mine' }], { ...ALL, userId: PERSON }],
    [[{ type: 3, name: 'whose', value: 'everyone' }], ALL],
    [
      [
        { type: 3, name: 'whose', value: 'mine' },
        { type: 6, name: 'person', value: '5' },
        { type: 3, name: 'kind', value: 'remixes' },
        { type: 7, name: 'channel', value: '6' },
      ],
      { userId: '5', kind: 'remixes', channelId: '6' },
    ],
  ])('%j', async (options, filter) => {
    const { asked, stage } = asking();
    const history = { name: 'history', type: 1, options };
    await stage.dispatch(typed({ name: 'kling', options: [history] }));
    expect(asked).toEqual([[PERSON, filter, null]]);
    expect(stage.answers).toEqual([expect.stringMatching(/^file \S+: k7f3q2m9x1\.jpg: \*\*Re/)]);
    expect(stage.files).toEqual(['jpeg']);
  });

  test('its buttons turn the page where it is, with other pictures', async () => {
    const { asked, stage } = asking();
    await stage.dispatch(pressed(encodeCustomId('history', ...historyArgs(ALL, OLDER))));
    expect(asked).toEqual([[PERSON, ALL, OLDER]]);
    expect(stage.answers).toEqual([expect.stringMatching(/^update \S+: k7f3q2m9x1\.jpg: /)]);
  });
});
