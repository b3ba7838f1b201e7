import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Message } from '../../../sandbox/discord/model.ts';
import { type Answer, privately } from '../../../src/discord/answers.ts';
import { button, container, row } from '../../../src/discord/cards/parts.ts';
import { channelSelect, roleSelect } from '../../../src/discord/cards/selects.ts';
import type { Handler } from '../../../src/discord/command.ts';
import { createDispatch } from '../../../src/discord/dispatch.ts';
import type { ComponentInteraction, ModalInteraction } from '../../../src/discord/interaction.ts';
import { createInteractions } from '../../../src/discord/interactions.ts';
import { formModal } from '../../../src/discord/modals/form-modal.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { createUploader } from '../../../src/discord/upload.ts';
import { fakeActions } from '../commands/fake-actions.ts';
import { openScene, type Scene } from '../sandbox/discord/scene.ts';
import { rest } from '../sandbox/discord/tiny-bot.ts';
import { ACTION } from './modal-action.ts';

let scene: Scene;
let client: ReturnType<typeof createRest>;
let uploader: ReturnType<typeof createUploader>;
let dispatch: (payload: unknown) => Promise<void>;
/** What the handlers were told. */
let submits: (ModalInteraction & { args: readonly string[] })[];
let choices: ComponentInteraction[];
let answer: Exclude<Answer, { how: 'modal' }>;
let errors: unknown[];
let delivered = 0;

const RESUMED = { kind: 'resumed' } as const;
const opening: Answer = {
  how: 'modal',
  modal: formModal(ACTION, ['k1', '7'], {
    title: 'Reject this edit',
    inputs: [
      { name: 'reason', label: 'Why?', style: 'paragraph', minLength: 3, maxLength: 10 },
      { name: 'more', label: 'Anything else?', style: 'short', required: false },
    ],
  }),
};

const byDispatch = <I extends ComponentInteraction>(run: (one: I) => Promise<Answer>) => ({
  answeredBy: 'dispatch' as const,
  run,
});

beforeEach(async () => {
  scene = await openScene();
  const where = { token: scene.discord.token, apiUrl: scene.discord.apiUrl };
  [client, uploader] = [createRest(where), createUploader(where)];
  [submits, choices, errors, answer, delivered] = [[], [], [], privately(RESUMED), 0];
  const note = (error: object) => void errors.push(error);
  const choose = () =>
    byDispatch(async (one) => {
      choices.push(one);
      return { how: 'in_place', card: RESUMED };
    });
  dispatch = createDispatch({
    commands: [
      {
        definition: { name: 'greet', description: 'Greets' },
        handlers: { greet: { answeredBy: 'dispatch', run: async () => opening } },
      },
    ],
    actions: fakeActions(),
    controls: { cancel: () => byDispatch(async () => opening), pings: choose, drop: choose },
    modals: {
      note: (args): Handler<ModalInteraction> => ({
        answeredBy: 'dispatch',
        run: async (one) => {
          submits.push({ ...one, args });
          return answer;
        },
      }),
    },
    interactions: createInteractions(client.rest, uploader),
    log: { debug: () => {}, info: () => {}, warn: note, error: note },
  });
});

afterEach(async () => {
  await client.close();
  await uploader.close();
  await scene.close();
});

/** The bot's side of what somebody has just done. Rejects with what it logged. */
async function deliver(): Promise<void> {
  delivered += 1;
  await dispatch(await scene.bot.interaction(delivered - 1));
  if (errors.length > 0) throw new Error(`Logged: ${JSON.stringify(errors)}`);
}

/** A message of the bot's in the channel, with a button and menus. */
async function post(): Promise<Message> {
  const { discord, channel } = scene;
  const card = container('waiting', [
    row(button('Reject', 'danger', 'cancel', 'k1')),
    roleSelect('pings', ['who'], { placeholder: 'Whom?', min: 0, max: 2 }),
    channelSelect('drop', ['where'], { placeholder: 'Where?', types: [0] }),
  ]);
  const body = { flags: 32768, components: [card] };
  await rest(discord, 'POST', `/channels/${channel.id}/messages`, { body });
  const message = discord.messages(channel).at(-1);
  if (!message) throw new Error('Nothing was posted.');
  return message;
}

async function openForm() {
  const message = await post();
  const click = await scene.person.click(message, 'Reject');
  await deliver();
  return { message, click };
}

describe('a button that opens a form', () => {
  test('shows it; what is filled in comes to its handler, and the answer to its person', async () => {
    const { message, click } = await openForm();
    expect(click.see()).toMatchObject({
      state: 'modal',
      text: 'Reject this edit\nWhy?\nAnything else?',
    });
    const sent = await scene.person.submitModal(click, { reason: 'Too dark.' });
    await deliver();
    expect(submits).toMatchObject([
      {
        args: ['k1', '7'],
        asker: { userId: scene.ann.user.id, joinedAtMs: scene.ann.joinedAt, parentChannelId: null },
        message: { channelId: scene.channel.id, messageId: message.id },
        isPrivate: false,
      },
    ]);
    expect([...(submits[0]?.fields ?? [])]).toEqual([
      ['reason', 'Too dark.'],
      ['more', ''],
    ]);
    expect(sent.see()).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('Editing goes on') as string,
    });
    expect(message.edits).toEqual([]);
  });

  test('its message can become the answer', async () => {
    const { message, click } = await openForm();
    answer = { how: 'in_place', card: RESUMED };
    await scene.person.submitModal(click, { reason: 'Too dark.' });
    await deliver();
    expect(scene.discord.card(message).text).toContain('Editing goes on');
    expect(scene.discord.card(message).buttons).toEqual([]);
  });

  test('its message can stay as it is, or go', async () => {
    const { message, click } = await openForm();
    answer = { how: 'not_at_all' };
    await scene.person.submitModal(click, { reason: 'Too dark.' });
    await deliver();
    expect([message.edits, message.deleted]).toEqual([[], false]);
    answer = { how: 'by_deleting' };
    await scene.person.submitModal(click, { reason: 'Too dark.' });
    await deliver();
    expect(message.deleted).toBe(true);
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing', {}, '"reason" is required'],
    ['too little', { reason: 'no' }, 'at least 3'],
    ['too much', { reason: 'x'.repeat(11) }, 'at most 10'],
    ['something else', { reason: 'Too dark.', who: 'me' }, 'no field "who"'],
  ])('cannot be sent off with %s', async (_what, values, why) => {
    const { click } = await openForm();
    await expect(scene.person.submitModal(click, values)).rejects.toThrow(why);
    expect(submits).toEqual([]);
  });
});

test('a command that opens a form: there is no message, so "in place" is for its person', async () => {
  const typed = await scene.person.type('/greet');
  await deliver();
  answer = { how: 'in_place', card: RESUMED };
  const sent = await scene.person.submitModal(typed, { reason: 'Too dark.' });
  await deliver();
  expect(submits).toMatchObject([{ message: null, isPrivate: false }]);
  expect(sent.see()).toMatchObject({ ephemeral: true });
  expect(sent.see().text).toContain('Editing goes on');
});

describe('a choice in a menu', () => {
  test('comes with what was chosen, and its message becomes the answer', async () => {
    const { discord, server, person } = scene;
    const roles = ['Editors', 'Viewers'].map((name) => discord.world.addRole(server, { name }).id);
    const message = await post();
    await person.select(message, '1:pings:who', roles);
    await deliver();
    expect(choices).toMatchObject([{ values: roles, message: { messageId: message.id } }]);
    expect(discord.card(message).text).toContain('Editing goes on');
  });

  test('nothing is a choice as well where nothing has to be chosen', async () => {
    await scene.person.select(await post(), '1:pings:who', []);
    await deliver();
    expect(choices).toMatchObject([{ values: [] }]);
  });

  test('in a thread it is known where the thread is', async () => {
    const { discord, channel, ann } = scene;
    const thread = discord.world.addThread(channel);
    const body = { components: [row(button('Set', 'plain', 'pings'))], flags: 32768 };
    await rest(discord, 'POST', `/channels/${thread.id}/messages`, { body });
    const message = discord.messages(thread).at(-1);
    if (!message) throw new Error('Nothing was posted.');
    await discord.as(ann, thread).click(message, 'Set');
    await deliver();
    expect(choices[0]?.asker).toMatchObject({ channelId: thread.id, parentChannelId: channel.id });
  });
});
