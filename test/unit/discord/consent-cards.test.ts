import { describe, expect, test } from 'vitest';

import type { ConsentReport } from '../../../src/core/consent.ts';
import { type Edit, REMIX_RULES } from '../../../src/core/edit.ts';
import { failure } from '../../../src/core/errors.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { chosen } from '../commands/payloads.ts';
import { draw, expectAccepted, expectAcceptedPrivately } from './accepted.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { buttonsOf, editCardOf, PERSON, privacyOf, sampleEdit, START } from './samples.ts';

const [ANN, BEN] = ['900000000000000101', '900000000000000102'];
const NASTY = '<@1>`*_# [x](https://e.io) @everyone '.repeat(200);
const YES = { by: ANN ?? '', atMs: START };

const reportOf = (
  edit: Partial<Edit> = {},
  changes: Partial<ConsentReport> = {},
): ConsentReport => ({
  edit: sampleEdit({ state: 'awaiting_consent', consentOf: [YES.by, BEN ?? ''], ...edit }),
  nowMs: START,
  answerByMs: START + 3_600_000,
  clip: { channelId: '8', messageId: '9' },
  mark: 'consent-k7f3q2m9x1',
  bare: false,
  ...changes,
});
const text = (...given: Parameters<typeof reportOf>) =>
  draw({ kind: 'consent', report: reportOf(...given) });
const buttons = (...given: Parameters<typeof reportOf>) =>
  buttonsOf(drawCard({ kind: 'consent', report: reportOf(...given) }, null));

describe('the card for those who are asked', () => {
  test('says who wants to do what with which clip, and until when it can be answered', () => {
    expect(text()).toBe(
      [
        `**May this be made of your work?** <@${PERSON}> asks <@${ANN}> and <@${BEN}>.`,
        'It is made from [this clip](https://discord.com/channels/900000000000000006/8/9).',
        '> make it snow',
        `-# can be answered until <t:${START / 1000 + 3600}:R>, ref consent-k7f3q2m9x1`,
      ].join('\n'),
    );
    expect(buttons()).toEqual([
      'Allow 1:consent-allow:k7f3q2m9x1',
      'Refuse 1:consent-refuse:k7f3q2m9x1',
    ]);
    expect(text({}, { bare: true, clip: null })).not.toMatch(/snow|this clip/);
  });

  test('of a clip that was taken down says nothing of what was asked for', () => {
    const takeDown = { kind: 'taken_down', by: BEN ?? '', atMs: START, reason: 'no' } as const;
    const said = text({ state: 'delivered', consentOf: [YES.by], consents: [YES], takeDown });
    expect(said).toContain('The clip is not there any more.');
    expect(said).not.toContain('snow');
  });

  test.each<[string, Partial<Edit>, RegExp]>([
    ['one yes', { consents: [YES] }, /asks <@900000000000000102>\.[^]*<@\d+101> \*\*allowed\*\*/],
    ['all, held up', { consentOf: [YES.by], consents: [YES] }, /Everybody has allowed it\. It/],
    ['all', { state: 'queued', consentOf: [YES.by], consents: [YES] }, /\*\*allowed\*\*/],
    [
      'a no',
      { state: 'rejected', failure: failure('consent_refused', { userId: BEN ?? '' }) },
      /<@900000000000000102> \*\*refused\*\* this\./,
    ],
    ['nobody', { state: 'rejected', failure: failure('consent_expired') }, /\*\*Too late:\*\*/],
    ['taken back', { state: 'cancelled' }, /\*\*Withdrawn\*\*/],
    ['another end', { state: 'failed', failure: failure('server_paused') }, /\*\*Over\.\*\* The/],
  ])('%s', (_what, edit, words) => {
    expect(text(edit)).toMatch(words);
    expect(buttons(edit)).toHaveLength(
      edit.state === undefined && edit.consentOf === undefined ? 2 : 0,
    );
  });

  test('is taken by Discord in every state, at its longest', () => {
    expect.hasAssertions();
    const consentOf = Array.from({ length: 100 }, (_, at) => `9000000000000001${at + 10}`);
    for (const state of EDIT_STATES) {
      for (const consents of [[], consentOf.map((by) => ({ by, atMs: START }))]) {
        const edit = { state, prompt: NASTY, consentOf, consents };
        expectAccepted({ kind: 'consent', report: reportOf(edit) });
      }
    }
    expect(text({ consentOf })).toContain('and 80 more');
  });
});

test('the card of whoever asked names who is asked', () => {
  const edit = { state: 'awaiting_consent', consentOf: [YES.by, BEN ?? ''] } as const;
  const card = (more: Partial<Edit> = {}) =>
    draw(editCardOf({ ...edit, consentOf: [...edit.consentOf], ...more }));
  expect(card()).toContain(
    `**Waiting for <@${ANN}> and <@${BEN}> to allow this.** Nothing is spent until then.`,
  );
  expect(card({ consents: [YES] })).toContain(`**Waiting for <@${BEN}> to allow this.**`);
  const both = [YES, { by: BEN ?? '', atMs: START }];
  expect(card({ consents: both })).toContain('as soon as your limits have room');
});

test('a no ends it under a title of its own, with nothing to appeal against', () => {
  const card = editCardOf({
    state: 'rejected',
    failure: failure('consent_refused', { userId: YES.by }),
  });
  expect(draw(card)).toContain(`**Not allowed.** <@${PERSON}>\nIt needed the yes of <@${ANN}>`);
  expect(buttonsOf(drawCard(card, null))).toEqual([]);
});

describe('the rule of one result', () => {
  test('is taken by Discord, with what holds chosen', () => {
    for (const remixes of [...REMIX_RULES, null]) {
      const edit = sampleEdit({
        prompt: NASTY,
        remixes,
        message: { channelId: '1', messageId: '2' },
      });
      const report = { edit, rules: { remixes: 'ask', uploads: true } } as const;
      expectAcceptedPrivately({ kind: 'edit_rule', report });
      const drawn = JSON.stringify(drawCard({ kind: 'edit_rule', report }, null));
      expect(drawn).toContain(`"value":"${remixes ?? 'all'}"`);
      expect(drawn.match(/"default":true/g)).toHaveLength(1);
    }
  });

  test.each([
    ['all', null],
    ['me', 'me'],
  ])('%s is set as %s', async (value, rule) => {
    const asked: unknown[] = [];
    const setEditRule = async (...given: unknown[]) => {
      asked.push(given.slice(1));
      return { edit: sampleEdit(), rules: { remixes: 'everyone', uploads: true } } as const;
    };
    const stage = stageDispatch({ actions: { setEditRule } });
    await stage.dispatch(chosen(encodeCustomId('edit-rule', 'k7f3q2m9x1'), [value]));
    expect(asked).toEqual([['k7f3q2m9x1', rule]]);
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*Who may remix this result/)]);
  });
});

describe('what holds for all that is somebody’s', () => {
  test.each([
    ['remix-rule', ['ask'], { remixes: 'ask' }],
    ['uploads:off', [], { uploads: false }],
    ['uploads:on', [], { uploads: true }],
  ])('%s sets it for whoever uses it', async (control, values, change) => {
    const asked: unknown[] = [];
    const setRules = async ({ userId }: { userId: string }, given: object) => {
      asked.push([userId, given]);
      return { ...privacyOf(), rules: { remixes: 'ask', uploads: false } } as const;
    };
    const stage = stageDispatch({ actions: { setRules } });
    const [action = '', ...args] = control.split(':');
    await stage.dispatch(chosen(encodeCustomId(action, ...args), values));
    expect(asked).toEqual([[PERSON, change]]);
    expect(stage.answers).toEqual([
      expect.stringMatching(/^update [^]*You are asked before [^]*Others may not use clips/),
    ]);
  });

  test('a rule that there is none of is refused in words', async () => {
    const stage = stageDispatch();
    await stage.dispatch(chosen(encodeCustomId('remix-rule'), ['constructor']));
    await stage.dispatch(chosen(encodeCustomId('edit-rule', 'k1'), []));
    expect(stage.refusals).toEqual(['outdated_control', 'outdated_control']);
  });
});
