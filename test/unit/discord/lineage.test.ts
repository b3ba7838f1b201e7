import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import type { Credit, Credited } from '../../../src/core/credit.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import type { LineageFacts, LineageNode, LineageReport } from '../../../src/core/lineage.ts';
import { creditLine } from '../../../src/discord/cards/credit-line.ts';
import { lineagePicture } from '../../../src/discord/lineage-picture.ts';
import { draftPlain } from '../../../src/discord/message-body.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import type { Actions } from '../../../src/discord/command.ts';
import { typed } from '../commands/payloads.ts';
import {
  draw,
  expectAccepted,
  expectAcceptedPrivately,
  expectAcceptedWithFile,
} from './accepted.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { editCardOf, PERSON, START } from './samples.ts';

const SERVER_ID = '900000000000000006';
const LONG_ID = '9'.repeat(20);
const person = (userId: string, messageId: string | null = '34'): Credited => ({
  kind: 'person',
  userId,
  at: messageId === null ? null : { channelId: '12', messageId },
});
const GONE: Credited = { kind: 'gone' };
const WITHDRAWN: Credited = { kind: 'withdrawn' };
const URL = `https://discord.com/channels/${SERVER_ID}/12`;

describe('the credit', () => {
  test.each<[Credit, string]>([
    [
      { edit: person('1'), clip: person('2', '35') },
      `Remix of <@1>’s [edit](${URL}/34) of <@2>’s [clip](${URL}/35).`,
    ],
    [{ edit: person('1'), clip: null }, `Remix of <@1>’s [edit](${URL}/34).`],
    [
      { edit: person('1'), clip: person('1', '35') },
      `Remix of <@1>’s [edit](${URL}/34) of their own [clip](${URL}/35).`,
    ],
    [{ edit: null, clip: person('2') }, `From <@2>’s [clip](${URL}/34).`],
    [{ edit: null, clip: person('2', null) }, 'From <@2>’s clip.'],
    [{ edit: GONE, clip: null }, 'Remix of an edit that is gone.'],
    [{ edit: GONE, clip: person('2', null) }, 'Remix of an edit that is gone, from <@2>’s clip.'],
    [
      { edit: person('1'), clip: GONE },
      `Remix of <@1>’s [edit](${URL}/34) of a clip that is gone.`,
    ],
    [{ edit: null, clip: GONE }, 'From a clip that is gone.'],
    [{ edit: WITHDRAWN, clip: person('2') }, 'Remix of a clip that was taken down.'],
    [
      { edit: person('1'), clip: WITHDRAWN },
      `Remix of <@1>’s [edit](${URL}/34) of a clip that was taken down.`,
    ],
  ])('%j', (credit, line) => {
    expect(creditLine(credit, { serverId: SERVER_ID, bare: false }, en)).toBe(line);
  });

  const credit: Credit = {
    edit: person(LONG_ID, LONG_ID),
    clip: person(`${LONG_ID.slice(1)}8`, LONG_ID),
  };

  test.each(
    EDIT_STATES.filter(
      (state) =>
        !['rejected', 'cancelled', 'failed', 'unknown_outcome', 'undeliverable'].includes(state),
    ),
  )('stands on the card in %s, also at its longest', (state) => {
    const prompt = '<@1>`*_# [x](https://e.io) '.repeat(100);
    const link = { url: `https://cdn.example/${'a'.repeat(1_700)}`, expiresAtMs: START + 1 };
    const card = editCardOf(
      { state, prompt, acceptedAtMs: START },
      { credit, fileName: 'a.mp4', link },
    );
    expect(draw(card)).toContain(`<@${LONG_ID}>’s [edit](`);
    expectAccepted(card);
  });

  test('cannot be removed: a card without words has it without links, and so has plain text', () => {
    const bare = editCardOf({ state: 'delivered' }, { credit, fileName: 'a.mp4', bare: true });
    expect(draw(bare)).toContain(`Remix of <@${LONG_ID}>’s edit of <@`);
    expect(draw(bare)).not.toContain('discord.com');
    const plain = draftPlain({ ...bare, bare: false }, []).body;
    expect(plain.content).toContain(`Remix of <@${LONG_ID}>’s [edit](`);
    expect(plain.allowed_mentions).toEqual({ parse: [] });
  });

  test('is gone with a clip that was taken down', () => {
    const takeDown = { kind: 'taken_down', by: '1', atMs: START, reason: '' } as const;
    expect(draw(editCardOf({ state: 'delivered', takeDown }, { credit }))).not.toContain(
      'Remix of',
    );
  });
});

const factsOf = (changes: Partial<Extract<LineageFacts, { what: 'edit' }>> = {}): LineageFacts => ({
  what: 'edit',
  id: 'k7f3q2m9x1',
  userId: PERSON,
  name: 'さくら',
  prompt: 'make it snow',
  acceptedAtMs: START,
  state: 'delivered',
  message: { channelId: '12', messageId: '34' },
  ...changes,
});
const nodeOf = (row: number, changes: Partial<LineageNode> = {}): LineageNode => ({
  row,
  column: 0,
  parentRow: row === 0 ? null : row - 1,
  isOriginal: false,
  isFocus: row === 0,
  facts: factsOf(),
  ...changes,
});
const reportOf = (...nodes: LineageNode[]): LineageReport => ({
  serverId: SERVER_ID,
  focusId: 'k7f3q2m9x1',
  begunWith: null,
  nodes,
  leftOut: 0,
});
const cardOf = (report: LineageReport, fileName: string | null = null) =>
  ({ kind: 'lineage', report, fileName }) as const;

describe('the lineage in words', () => {
  test('says who made what from what, where it is, and how far', () => {
    const report = reportOf(
      nodeOf(0),
      nodeOf(1, { column: 1, isOriginal: true, parentRow: 0, facts: factsOf({ userId: '8' }) }),
      nodeOf(2, { parentRow: 0, facts: factsOf({ state: 'generating', message: null }) }),
      nodeOf(3, { facts: { what: 'taken_down' } }),
      nodeOf(4, { facts: { what: 'hidden' } }),
    );
    const time = `<t:${START / 1000}:R>`;
    expect(draw(cardOf(report)).split('\n').slice(1, 6)).toEqual([
      `1\\. **<@${PERSON}>** ${time}, [message](${URL}/34): make it snow`,
      `\u20032\\. <@8> from 1 before it was edited ${time}, [message](${URL}/34): make it snow`,
      `3\\. <@${PERSON}> from 1 ${time}, under way: make it snow`,
      '4\\. *A clip that was taken down*',
      '5\\. *In a channel that you cannot see*',
    ]);
    expectAcceptedPrivately(cardOf(report));
    expectAcceptedWithFile(cardOf(report, 'lineage.png'), 'lineage.png');
  });

  test('names whose clip it began with', () => {
    const begunWith = {
      kind: 'message',
      channelId: '33',
      messageId: '35',
      authorId: '8',
      authorName: '舞\n',
    } as const;
    const report = { ...reportOf(nodeOf(0)), begunWith };
    expect(draw(cardOf(report))).toContain(
      `It began with <@8>’s [clip](https://discord.com/channels/${SERVER_ID}/33/35).`,
    );
    expect(lineagePicture(report, en).subtitle).toBe('1 edit, begun with 舞’s clip');
  });

  test('at its longest it is cut, with the one asked about in it, and says how many there are besides', () => {
    const prompt = '*@everyone* [x](https://e.io) '.repeat(90);
    const message = { channelId: LONG_ID, messageId: LONG_ID };
    const nodes = Array.from({ length: 50 }, (_, row) =>
      nodeOf(row, {
        column: 5,
        isOriginal: true,
        parentRow: 0,
        isFocus: row === 40,
        facts: factsOf({ userId: LONG_ID, prompt, message }),
      }),
    );
    const report = { ...reportOf(...nodes), leftOut: 1_000_000 };
    const text = draw(cardOf(report, 'lineage.png'));
    expectAcceptedPrivately(cardOf(report));
    expectAcceptedWithFile(cardOf(report, 'lineage.png'), 'lineage.png');
    expect(text).toContain('41\\. **<@');
    expect(text).not.toMatch(/@everyone|https:\/\/e\.io/);
    const shown = text.split('\n').filter((line) => /^\u2003*\d+\\\./.test(line)).length;
    expect(shown).toBeGreaterThan(8);
    expect(text).toContain(`and ${(1_000_050 - shown).toLocaleString('en-US')} more`);
  });
});

describe('the picture', () => {
  test('has names and prompts on one line, and the state of what is not there yet', () => {
    const report = reportOf(
      nodeOf(0, { facts: factsOf({ name: 'a\n\u202Eb', prompt: 'two\nlines' }) }),
      nodeOf(1, { facts: factsOf({ name: '', state: 'failed' }) }),
    );
    const { nodes, subtitle, legend } = lineagePicture({ ...report, leftOut: 7 }, en);
    expect(nodes.map(({ title, text, note }) => [title, text, note])).toEqual([
      ['a b', 'two lines', ''],
      ['Somebody', 'make it snow', 'failed'],
    ]);
    expect(subtitle).toBe('2 edits, 7 more are not shown');
    expect(legend).toBe('');
  });

  test('a line is dashed where something was made from the clip before, and that is said', () => {
    const { nodes, legend } = lineagePicture(
      reportOf(nodeOf(0, { isOriginal: true }), nodeOf(1, { isOriginal: true })),
      en,
    );
    // Of the first one no line is drawn.
    expect(nodes.map(({ isDashed }) => isDashed)).toEqual([false, true]);
    expect(legend).not.toBe('');
  });

  test('of what cannot be shown there is nothing but why', () => {
    const [node] = lineagePicture(reportOf(nodeOf(0, { facts: { what: 'gone' } })), en).nodes;
    expect(node).toMatchObject({ editId: null, title: 'An edit that is gone', text: '', note: '' });
  });
});

describe('/kling lineage', () => {
  async function ask(edit: string | undefined, actions: Partial<Actions> = {}) {
    const asked: (string | null)[] = [];
    const stage = stageDispatch({
      commands,
      actions: {
        readLineage: async (_asker, id) => {
          asked.push(id);
          return reportOf(nodeOf(0));
        },
        drawLineage: async ({ nodes }) => Buffer.from(`drawn: ${nodes.length}`),
        ...actions,
      },
    });
    const options = edit === undefined ? [] : [{ type: 3, name: 'edit', value: edit }];
    await stage.dispatch(
      typed({ name: 'kling', options: [{ name: 'lineage', type: 1, options }] }),
    );
    return { asked, stage };
  }

  test('answers with the picture and the words, for the eyes of who asks', async () => {
    const { asked, stage } = await ask(undefined);
    expect(asked).toEqual([null]);
    expect(stage.files).toEqual(['drawn: 1']);
    expect(stage.answers).toEqual([
      expect.stringMatching(/^file \S+: lineage\.png: \*\*Who made what/),
    ]);
    expect(JSON.stringify(stage.drawn)).toContain('attachment://lineage.png');
  });

  test.each(['k7f3q2m9x1', ' ref K7F3Q2M9X1', '5.0 s clip, made in 4 min, ref k7f3q2m9x1'])(
    'takes a reference as it is found: %s',
    async (edit) => {
      expect((await ask(edit)).asked).toEqual(['k7f3q2m9x1']);
    },
  );

  test('what is no reference is no edit', async () => {
    const { asked, stage } = await ask('the one with the snow');
    expect(asked).toEqual([]);
    expect(stage.refusals).toEqual(['edit_unknown']);
  });

  test('a picture that is not drawn leaves the words', async () => {
    const { stage } = await ask(undefined, {
      drawLineage: async () => Promise.reject(new Error()),
    });
    expect(stage.answers).toEqual([
      expect.stringMatching(
        /^instead \S+: \*\*Who made[^]*make it snow[^]*could not be drawn this time/,
      ),
    ]);
    expect(JSON.stringify(stage.drawn)).not.toContain('attachment://');
    expect(stage.logged).toEqual([['error', 'interaction failed']]);
  });
});
