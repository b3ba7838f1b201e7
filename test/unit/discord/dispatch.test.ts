import { beforeEach, describe, expect, test } from 'vitest';

import { encodeCustomId } from '../../../src/discord/custom-id.ts';
import { fail, failure } from '../../../src/core/errors.ts';
import { privately, type Answer } from '../../../src/discord/answers.ts';
import { explain } from '../../../src/discord/explain.ts';
import { en } from '../../../src/discord/words/en/index.ts';
import type { CommandInteraction } from '../../../src/discord/interaction.ts';
import { withSubcommands, type Command } from '../../../src/discord/command.ts';
import { memberOf, pressed, typed } from '../commands/payloads.ts';
import { commandOf, stageDispatch, type Stage } from './dispatch-stage.ts';
import { PERSON, REPLY } from './samples.ts';

const STRANGER = '900000000000000014';
const MANAGE_MESSAGES = String(1n << 13n);

let stage: Stage;
let ran: string[];

beforeEach(() => {
  ran = [];
  stage = stageDispatch({
    commands: [
      commandOf('kling-edit', async (interaction) => void ran.push(interaction.name)),
      commandOf('broken', async () => Promise.reject(new Error('broken'))),
    ],
  });
});

describe('commands', () => {
  test('go to their handler, which answers by itself', async () => {
    await stage.dispatch(typed());
    expect([ran, stage.answers, stage.logged]).toEqual([['kling-edit'], [], []]);
  });

  test.each(['kling', 'Kling-Edit', 'constructor', ''])(
    '%s is not known: a private word',
    async (name) => {
      await stage.dispatch(typed({ name }));
      expect(ran).toEqual([]);
      expect(stage.answers).toEqual([expect.stringMatching(/^private interaction-token: \*\*.+/)]);
    },
  );

  test('one that breaks is logged, and nobody has to catch it', async () => {
    await expect(stage.dispatch(typed({ name: 'broken' }))).resolves.toBeUndefined();
    expect(stage.logged).toEqual([['error', 'interaction failed']]);
    expect(stage.answers).toEqual([expect.stringContaining(`ref ${REPLY.interactionId}`)]);
  });

  test('a subcommand has its own handler; what it comes to is shown to one person', async () => {
    const asked: string[] = [];
    stage = stageDispatch({
      commands: [answering('jobs', async ({ name }) => void asked.push(name))],
    });
    await stage.dispatch(subcommand('jobs'));
    expect(asked).toEqual(['kling jobs']);
    expect(stage.answers).toEqual([
      expect.stringMatching(/^private interaction-token: \*\*Editing goes on\.\*\*/),
    ]);
    await stage.dispatch(subcommand('usage'));
    expect(asked).toEqual(['kling jobs']);
    expect(stage.answers).toEqual([expect.anything(), expect.stringContaining('older version')]);
  });
});

/** `/kling <name>`, which the dispatch answers after `work`. */
function answering(name: string, work: (one: CommandInteraction) => Promise<unknown>): Command {
  const run = async (interaction: CommandInteraction): Promise<Answer> => {
    await work(interaction);
    return privately({ kind: 'resumed' });
  };
  return withSubcommands({ name: 'kling', description: 'Does things' }, [
    { name, description: name, handler: { answeredBy: 'dispatch', run } },
  ]);
}

const subcommand = (name: string) => typed({ name: 'kling', options: [{ name, type: 1 }] });

describe('what goes wrong', () => {
  const rejecting = (error: unknown) =>
    stageDispatch({
      commands: [
        answering('jobs', async () => Promise.reject(error as Error)),
        commandOf('again', async () => Promise.reject(error as Error)),
      ],
    });

  test.each([subcommand('jobs'), typed({ name: 'again' })])(
    'with a code of ours is said in words, privately, and is no error',
    async (payload) => {
      stage = rejecting(fail('not_manager'));
      await stage.dispatch(payload);
      const { what, todo } = explain(failure('not_manager'), en);
      expect(stage.answers).toEqual([`private interaction-token: **${what}**\n${todo}`]);
      expect(stage.logged).toEqual([]);
    },
  );

  test.each([
    [subcommand('jobs'), new Error('secret')],
    [subcommand('jobs'), fail('internal')],
    [typed({ name: 'again' }), new TypeError('secret')],
  ])(
    'unforeseen: a general sentence, a reference, and a line in the log',
    async (payload, error) => {
      stage = rejecting(error);
      await stage.dispatch(payload);
      const { what, todo } = explain(failure('internal'), en);
      const reference = `-# ref ${REPLY.interactionId}`;
      expect(stage.answers).toEqual([
        `private interaction-token: **${what}**\n${todo}\n${reference}`,
      ]);
      expect(stage.logged).toEqual([['error', 'interaction failed']]);
      expect(stage.fields).toEqual([{ interaction: REPLY.interactionId, code: 'internal', error }]);
    },
  );

  test('an answer that Discord does not take is logged, and not tried in another way', async () => {
    stage = stageDispatch({ commands: [answering('jobs', async () => {})] });
    stage.failOn = 'private';
    await expect(stage.dispatch(subcommand('jobs'))).resolves.toBeUndefined();
    expect(stage.answers).toEqual([]);
    expect(stage.logged).toEqual([['error', 'interaction failed']]);
  });
});

describe('a verb that is slow', () => {
  const words = explain(failure('store_unreachable'), en);
  const sorry = `private interaction-token: **${words.what}**\n${words.todo}`;

  test('is answered all the same, once, whatever it comes to later', async () => {
    let finish: () => void = () => {};
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    stage = stageDispatch({ commands: [answering('jobs', async () => work)], answerWithinMs: 1 });
    await stage.dispatch(subcommand('jobs'));
    expect(stage.answers).toEqual([sorry]);
    expect(stage.logged).toEqual([['warn', 'no answer in time']]);
    finish();
    await settled();
    expect(stage.answers).toEqual([sorry]);
  });

  test('and then fails: a line in the log, and no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    let give: (reason: Error) => void = () => {};
    const work = new Promise<void>((_resolve, reject) => {
      give = reject;
    });
    stage = stageDispatch({ commands: [answering('jobs', async () => work)], answerWithinMs: 1 });
    await stage.dispatch(subcommand('jobs'));
    give(fail('edit_unknown'));
    await settled();
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(stage.answers).toEqual([sorry]);
    expect(stage.logged.at(-1)).toEqual(['warn', 'failed after its answer']);
    expect(stage.fields.at(-1)).toMatchObject({ code: 'edit_unknown' });
  });

  test('that acknowledges by itself is never answered a second time', async () => {
    let finish: () => void = () => {};
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    stage = stageDispatch({ commands: [commandOf('again', async () => work)], answerWithinMs: 1 });
    const dispatched = stage.dispatch(typed({ name: 'again' }));
    await settled();
    finish();
    await dispatched;
    expect([stage.answers, stage.logged]).toEqual([[], []]);
  });
});

/** Some turns of the event loop, with every short timer run. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}

describe('controls', () => {
  test.each([
    '1:vanished:7',
    '2:dismiss:7',
    '0:dismiss:7',
    'dismiss',
    '',
    '1:',
    '1',
    'a:b:c',
    '1:constructor',
  ])('%j is outdated: a private word, and nothing else', async (customId) => {
    await stage.dispatch(pressed(customId));
    expect(stage.answers).toEqual([expect.stringMatching(/^private interaction-token: /)]);
    expect(stage.logged).toEqual([]);
  });
});

describe('Dismiss', () => {
  const press = async (who: string, permissions = '0', about = PERSON) =>
    stage.dispatch(pressed(encodeCustomId('dismiss', about), memberOf(who, permissions)));
  const gone = [`nothing ${REPLY.token}`, `delete ${REPLY.token}`];

  test('by the one it was meant for: gone', async () => {
    await press(PERSON);
    expect(stage.answers).toEqual(gone);
  });

  test.each([
    ['who manages messages', MANAGE_MESSAGES],
    ['who manages the server', '32'],
    ['an administrator', '8'],
  ])('by %s: gone', async (_who, permissions) => {
    await press(STRANGER, permissions);
    expect(stage.answers).toEqual(gone);
  });

  test.each([
    ['a stranger', STRANGER, '0'],
    [
      'one who may do everything but that',
      STRANGER,
      String((1n << 50n) - 1n - 8n - 32n - (1n << 13n)),
    ],
    ['one whose id differs in the last digit', `${PERSON.slice(0, -1)}5`, '0'],
    ['one whose permissions are no number', STRANGER, 'all'],
  ])('by %s: a private no, nothing is deleted', async (_who, id, permissions) => {
    await press(id, permissions);
    expect(stage.answers).toEqual([expect.stringMatching(/^private interaction-token: /)]);
  });

  test('of nobody’s message is for moderators alone', async () => {
    await stage.dispatch(pressed('1:dismiss', memberOf(PERSON)));
    await press(PERSON, '0', '');
    expect(stage.answers.filter((one) => one.startsWith('delete'))).toEqual([]);
    await stage.dispatch(pressed('1:dismiss', memberOf(PERSON, '8')));
    expect(stage.answers.at(-1)).toBe(gone[1]);
  });

  test('an answer that fails deletes nothing, and nobody has to catch it', async () => {
    stage.failOn = 'nothing';
    await expect(press(PERSON)).resolves.toBeUndefined();
    expect(stage.answers).toEqual([]);
    expect(stage.logged).toEqual([['error', 'interaction failed']]);
  });
});

test.each([
  undefined,
  null,
  7,
  {},
  { type: 2 },
  typed({ options: 'none' }),
  { ...typed(), type: 9 },
])('out of shape: %j', async (payload) => {
  await expect(stage.dispatch(payload)).resolves.toBeUndefined();
  expect(stage.logged).toEqual([['warn', 'interaction of an unknown kind or shape']]);
  expect([stage.answers, ran]).toEqual([[], []]);
});
