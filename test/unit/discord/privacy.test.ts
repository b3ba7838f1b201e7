import { describe, expect, test } from 'vitest';

import { fail } from '../../../src/core/errors.ts';
import type { Erased, PersonalStep } from '../../../src/core/personal.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { pressed } from '../commands/payloads.ts';
import { draw, expectAcceptedPrivately, expectAcceptedWithFile } from './accepted.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { buttonsOf, PERSON, privacyOf, REPLY, START } from './samples.ts';

const NASTY = '<@1>`*_# [x](https://e.io) '.repeat(200);
const ERASED: Erased = { edits: 3, reports: 1, left: [] };

describe('the card of /kling privacy', () => {
  test('says what is kept here, and how to change it', () => {
    const here = {
      edits: 12,
      sinceMs: START,
      reports: 2,
      pseudonym: 'p-0123456789ab',
      blocked: { reason: 'too much', untilMs: START },
    };
    const report = privacyOf(true, here);
    const text = draw({ kind: 'privacy', report });
    expect(text).toContain(`12 edits, the oldest asked for <t:${START / 1000}:R>`);
    expect(text).toContain('Each goes 30 days after it has ended.');
    expect(text).toContain('You have reported 2 clips.');
    expect(text).toContain('You are blocked from editing clips. It ends <t:');
    expect(text).toContain('> too much');
    expect(text).toContain('calls you `p-0123456789ab`.');
    expect(buttonsOf(drawCard({ kind: 'privacy', report }, null))).toEqual([
      'Stop pinging me 1:pings:off',
      'Keep my uploads to me 1:uploads:off',
      'Export everything 1:privacy-export',
      'Delete… 1:privacy-delete',
    ]);
  });

  test('of nothing says so', () => {
    const text = draw({ kind: 'privacy', report: privacyOf(false) });
    expect(text).toContain('No edits of yours.\nYou have reported no clips.\nYou are not blocked.');
    expect(text).toContain('does not know you');
  });

  test('and what follows are taken by Discord, also at their longest', () => {
    expect.hasAssertions();
    const here = {
      edits: 2 ** 53,
      sinceMs: START,
      reports: 2 ** 53,
      pseudonym: 'p-0123456789ab',
      blocked: { reason: NASTY, untilMs: START },
    };
    expectAcceptedPrivately({ kind: 'privacy', report: privacyOf(true, here) });
    const left = Array.from({ length: 500 }, (_, at) => `k${String(at).padStart(9, '0')}`);
    const steps: PersonalStep[] = [
      { kind: 'ask_erase' },
      { kind: 'erasing' },
      { kind: 'erased', erased: ERASED },
      { kind: 'erased', erased: { ...ERASED, left } },
    ];
    for (const step of steps) expectAcceptedPrivately({ kind: 'personal', step });
    expectAcceptedWithFile(
      { kind: 'personal', step: { kind: 'exported', fileName: 'kling-export.json' } },
      'kling-export.json',
    );
    const text = draw({ kind: 'personal', step: { kind: 'erased', erased: { ...ERASED, left } } });
    expect(text).toContain('`k000000009` and others');
  });
});

describe('its buttons', () => {
  test('Export gives a file to who presses', async () => {
    const exportPerson = async ({ userId }: { userId: string }) => `{"userId":"${userId}"}`;
    const stage = stageDispatch({ actions: { exportPerson } });
    await stage.dispatch(pressed(encodeCustomId('privacy-export')));
    expect(stage.answers).toEqual([
      expect.stringMatching(/^file .*: kling-export\.json: .*Everything that is kept/),
    ]);
    expect(stage.files).toEqual([`{"userId":"${PERSON}"}`]);
  });

  test('Delete asks once more, and then says what went', async () => {
    const stage = stageDispatch({ actions: { erasePerson: async () => ERASED } });
    await stage.dispatch(pressed(encodeCustomId('privacy-delete')));
    expect(JSON.stringify(stage.drawn)).toContain('1:privacy-erase');
    await stage.dispatch(pressed(encodeCustomId('privacy-erase')));
    expect(stage.answers).toEqual([
      expect.stringMatching(/^private .*Erase what is kept/),
      expect.stringMatching(/^update .*Erased:\*\* 3 edits, 1 report/),
    ]);
  });

  test('what takes longer than an answer may goes on', async () => {
    const stage = stageDispatch({ actions: { erasePerson: async () => new Promise(() => {}) } });
    await stage.dispatch(pressed(encodeCustomId('privacy-erase')));
    expect(stage.answers).toEqual([expect.stringMatching(/^update .*It is being erased/)]);
  });

  test('a store that is away: words', async () => {
    const refuse = async () => Promise.reject(fail('store_unreachable'));
    const stage = stageDispatch({ actions: { erasePerson: refuse, exportPerson: refuse } });
    await stage.dispatch(pressed(encodeCustomId('privacy-erase')));
    await stage.dispatch(pressed(encodeCustomId('privacy-export')));
    const words = expect.stringMatching(`^private ${REPLY.token}: .*cannot reach`) as string;
    expect(stage.answers).toEqual([words, words]);
  });
});
