import { expect, test } from 'vitest';

import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { LOCALES } from '../../../src/discord/words/language.ts';
import { pressed } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { PERSON } from './samples.ts';

const ID = 'k7f3q2m9x1';
const OPENING = {
  report: [],
  delete: [],
  'take-down': ['3'],
  'block-reported': [],
  reject: [],
  withhold: [],
  'reject-block': [],
  appeal: [PERSON],
} as const;

test.each(Object.values(LOCALES).flat())(
  'every form opens for somebody whose locale is %s: its words are ones that Discord takes',
  async (locale) => {
    const stage = stageDispatch({
      actions: { mayDecide: async () => {}, askDelete: async () => 'moderator' },
    });
    for (const [action, args] of Object.entries(OPENING)) {
      await stage.dispatch(pressed(encodeCustomId(action, ID, ...args), { locale }));
    }
    expect(stage.answers).toEqual(
      Object.keys(OPENING).map(() => expect.stringMatching(/^modal \S+: \S/) as unknown),
    );
  },
);
