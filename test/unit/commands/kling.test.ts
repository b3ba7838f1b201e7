import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { klingAdmin } from '../../../commands/kling-admin.ts';
import { kling } from '../../../commands/kling.ts';
import { readCommands, type CommandOption } from '../../../sandbox/discord/rules/commands.ts';
import { NO_PERSON_RULES } from '../../../src/core/consent.ts';
import type { Asker } from '../../../src/core/edit.ts';
import type { Actions, Command } from '../../../src/discord/command.ts';
import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { expectAcceptedPrivately } from '../discord/accepted.ts';
import { stageDispatch } from '../discord/dispatch-stage.ts';
import { PERSON, START, privacyOf, sampleEdit, usageOf } from '../discord/samples.ts';
import { pressed, SERVER, typed } from './payloads.ts';

const INTEGER = 4;
const BOOLEAN = 5;
const ROLE = 8;
const NUMBER = 10;

/** Everything that can be typed under a definition, as an interaction names it. */
function typedNames({ definition }: Command): string[] {
  const options = ('options' in definition ? (definition.options ?? []) : []) as CommandOption[];
  const steps = options.filter(({ type }) => type <= 2).map(({ name }) => name);
  return steps.length === 0 ? [definition.name] : steps.map((step) => `${definition.name} ${step}`);
}

describe('the definitions', () => {
  test.each(commands.map((command) => [command.definition.name, command] as const))(
    'what can be typed as /%s has a handler, and no handler is for nothing',
    (_name, command) => {
      expect(Object.keys(command.handlers)).toEqual(typedNames(command));
      expect(typedNames(command).length).toBeGreaterThan(0);
    },
  );

  test('are what people know them by', () => {
    expect(commands.flatMap(typedNames)).toEqual([
      'kling-edit',
      'Remix with Kling',
      'kling jobs',
      'kling usage',
      'kling history',
      'kling lineage',
      'kling privacy',
      'kling help',
      'kling-admin setup',
      'kling-admin limits',
      'kling-admin access',
      'kling-admin words',
      'kling-admin block',
      'kling-admin unblock',
      'kling-admin pause',
      'kling-admin resume',
      'kling-admin audit',
      'kling-admin usage',
      'kling-admin export',
    ]);
  });

  test('all of them are within what Discord takes', () => {
    expect(readCommands(commands.map(({ definition }) => definition))).toHaveLength(4);
  });

  test.each(commands.map(({ definition }) => [definition.name, definition] as const))(
    '/%s stands in servers only, and is asked at the door by us',
    (_name, definition) => {
      expect([1, 3]).toContain(definition.type);
      expect(definition).toMatchObject({ contexts: [0], integration_types: [0] });
      // An operator needs not manage the server, so Discord must not hide it from them.
      expect(definition).not.toHaveProperty('default_member_permissions');
    },
  );

  test('the limits that can be set, none of them below nothing', () => {
    const all = klingAdmin.definition.options as CommandOption[];
    const options = all.find(({ name }) => name === 'limits')?.options ?? [];
    expect(options.map(({ name, type, min_value }) => [name, type, min_value])).toEqual([
      ['role', ROLE, undefined],
      ['at_once', INTEGER, 0],
      ['cooldown_s', INTEGER, 0],
      ['edits_a_day', INTEGER, 0],
      ['seconds_a_day', INTEGER, 0],
      ['server_usd_a_day', NUMBER, 0],
      ['show_cost', BOOLEAN, undefined],
      ['reset', BOOLEAN, undefined],
    ]);
    expect(options.some(({ required }) => required)).toBe(false);
    for (const { min_value, max_value, description } of options) {
      if (min_value === undefined) continue;
      expect(description).toMatch(/; 0 for no /);
      // Whole micro-dollars and milliseconds of it stay exact.
      expect(Number.isSafeInteger((max_value ?? Infinity) * 1_000_000)).toBe(true);
    }
  });
});

describe('/kling', () => {
  const { options: subcommands } = kling.definition;

  async function type(name: string, actions: Partial<Actions>) {
    const stage = stageDispatch({ commands, actions });
    await stage.dispatch(typed({ name: 'kling', options: [{ name, type: 1 }] }));
    return stage;
  }

  test('has nothing that must be filled in', () => {
    const options = (subcommands as CommandOption[]).map((one) => one.options ?? []);
    expect(options.map((given) => given.map(({ name }) => name))).toEqual([
      [],
      [],
      ['whose', 'person', 'kind', 'channel'],
      ['edit'],
      ['edit'],
      [],
    ]);
    expect(options.flat().some(({ required }) => required)).toBe(false);
  });

  test('jobs: those of who asks, for their eyes', async () => {
    const asked: Asker[] = [];
    const stage = await type('jobs', {
      listJobs: async (asker) => {
        asked.push(asker);
        return { nowMs: START, jobs: [] };
      },
    });
    expect(asked).toMatchObject([{ userId: PERSON, serverId: SERVER }]);
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*: \*\*Your edits\*\*/)]);
  });

  test('usage: that of who asks, for their eyes', async () => {
    const asked: Asker[] = [];
    const stage = await type('usage', {
      readUsage: async (asker) => {
        asked.push(asker);
        return usageOf();
      },
    });
    expect(asked).toMatchObject([{ userId: PERSON, serverId: SERVER }]);
    expect(stage.answers).toEqual([expect.stringMatching(/^private .*: \*\*Your edits in this/)]);
  });
});

describe('/kling privacy', () => {
  const asked: [string, unknown][] = [];
  const actions: Partial<Actions> = {
    readPrivacy: async ({ userId }) => {
      asked.push([userId, 'read']);
      return privacyOf();
    },
    setPings: async ({ userId }, wanted) => {
      asked.push([userId, wanted]);
      return privacyOf(wanted);
    },
  };
  const stage = stageDispatch({ commands, actions });

  test('says what holds, for the eyes of who asks, with the button that changes it', async () => {
    await stage.dispatch(typed({ name: 'kling', options: [{ name: 'privacy', type: 1 }] }));
    expect(asked.splice(0)).toEqual([[PERSON, 'read']]);
    expect(stage.answers.splice(0)).toEqual([
      expect.stringMatching(/^private [^]*you are pinged once, under its card\./),
    ]);
    expectAcceptedPrivately({ kind: 'privacy', report: privacyOf() });
  });

  test.each([
    ['off', false],
    ['on', true],
  ])('a press turns pings %s for whoever presses, and the card says so', async (word, wanted) => {
    await stage.dispatch(pressed(encodeCustomId('pings', word)));
    expect(asked.splice(0)).toEqual([[PERSON, wanted]]);
    expect(stage.answers.splice(0)).toEqual([
      expect.stringMatching(wanted ? /you are pinged once/ : /You are not pinged/),
    ]);
  });
});

describe('/kling privacy with an edit', () => {
  const privacy = async (edit: string) => {
    const asked: unknown[] = [];
    const readEditRule = async (asker: Asker, id: string) => {
      asked.push([asker.userId, id]);
      return { edit: sampleEdit({ state: 'delivered' }), rules: NO_PERSON_RULES };
    };
    const stage = stageDispatch({ commands, actions: { readEditRule } });
    const options = [{ name: 'edit', type: 3, value: edit }];
    await stage.dispatch(
      typed({ name: 'kling', options: [{ name: 'privacy', type: 1, options }] }),
    );
    return { asked, answers: stage.answers };
  };

  test.each([
    ['k7f3q2m9x1', 'k7f3q2m9x1'],
    [' ref K7F3Q2M9X1, ', 'k7f3q2m9x1'],
    ['{kling}:edit:k7f3q2m9x1:extra', 'k7f3q2m9x1'],
  ])('%s is the edit "%s", for the eyes of who asks', async (typedText, id) => {
    const { asked, answers } = await privacy(typedText);
    expect(asked).toEqual([[PERSON, id]]);
    expect(answers).toEqual([
      expect.stringMatching(
        /^private .*Who may remix this result of yours: Everyone in the server/,
      ),
    ]);
  });

  test('what is no reference is said to be none, and nothing is asked', async () => {
    const { asked, answers } = await privacy('nothing of the kind');
    expect(asked).toEqual([]);
    expect(answers).toEqual([
      expect.stringMatching(/^private .*The bot no longer knows this edit/),
    ]);
  });
});
