import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { callback, formErrors, hook, rest, text, V2 } from './tiny-bot.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(() => scene.close());

const DEFER = { type: 5 };
const CARD = { flags: V2, components: [{ type: 17, components: [text('hello')] }] };

test('the payload says who, where and what, with string ids', async () => {
  const { discord, server, channel, ann, greet } = scene;

  const { got } = await greet();

  expect(got).toMatchObject({
    application_id: discord.applicationId,
    type: 2,
    version: 1,
    guild_id: server.id,
    channel_id: channel.id,
    channel: { id: channel.id, type: 0 },
    member: { user: { id: ann.user.id, username: 'ann' }, roles: [] },
    attachment_size_limit: 10 * 1024 * 1024,
    context: 0,
    authorizing_integration_owners: { '0': server.id },
    entitlements: [],
    data: { name: 'greet', type: 1 },
  });
  expect(got.id).toMatch(/^\d{17,19}$/);
  expect(got['app_permissions']).toMatch(/^\d+$/);
});

describe('answering', () => {
  test('a deferral shows as thinking; its edit takes that off and answers with the message', async () => {
    const { discord, greet } = scene;
    const { typed, got } = await greet();
    expect(typed.see().state).toBe('waiting');

    const deferred = await callback(discord, got, DEFER, { query: '?with_response=true' });

    expect(typed.see().state).toBe('thinking');
    expect(deferred).toMatchObject({
      status: 200,
      body: {
        interaction: { id: got.id, response_message_loading: true },
        resource: { type: 5, message: { flags: 128 } },
      },
    });
    const edited = await hook(discord, 'PATCH', got, '/messages/%40original', { body: CARD });
    expect(edited).toMatchObject({ status: 200, body: { id: typed.message?.id, flags: V2 } });
    expect(typed.see()).toMatchObject({ state: 'shown', text: 'hello', ephemeral: false });
  });

  test('without with_response the answer is 204 and empty', async () => {
    const { got } = await scene.greet();
    expect(await callback(scene.discord, got, DEFER)).toEqual({ status: 204, body: {} });
  });

  test('a second answer is refused with 40060 and changes nothing', async () => {
    const { typed, got } = await scene.greet();
    await callback(scene.discord, got, { type: 4, data: { content: 'one' } });

    const second = await callback(scene.discord, got, { type: 4, data: { content: 'two' } });

    expect(second).toMatchObject({ status: 400, body: { code: 40_060 } });
    expect(typed.see().text).toBe('one');
  });

  test('a wrong token is an unknown interaction', async () => {
    const { got } = await scene.greet();
    const answer = await callback(scene.discord, { id: got.id, token: 'wrong' }, DEFER);
    expect(answer).toMatchObject({ status: 404, body: { code: 10_062 } });
  });

  test.each([
    [
      'a command cannot update a message',
      { type: 7, data: { content: 'x' } },
      ['type: BASE_TYPE_CHOICES'],
    ],
    ['a type that does not exist', { type: 99 }, ['type: BASE_TYPE_CHOICES']],
    [
      'a deferral with the V2 flag',
      { type: 5, data: { flags: V2 } },
      ['data.flags: INVALID_FLAGS'],
    ],
    ['a deferral with words', { type: 5, data: { content: 'x' } }, ['data.content: UNKNOWN_KEY']],
    [
      'an unknown key',
      { type: 4, data: { content: 'x', colour: 1 } },
      ['data.colour: UNKNOWN_KEY'],
    ],
    ['a key beside data', { type: 5, flags: 64 }, ['flags: UNKNOWN_KEY']],
  ])('refused: %s', async (_name, body, errors) => {
    const { typed, got } = await scene.greet();
    const answer = await callback(scene.discord, got, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50_035 } });
    expect(formErrors(answer)).toEqual(errors);
    expect(typed.see().state).toBe('waiting');
  });
});

describe('time', () => {
  test('after 3 s without an answer the person is told and the callback is too late', async () => {
    const { discord, greet } = scene;
    const { typed, got } = await greet();

    discord.clock.advance(3000);

    expect(typed.see()).toMatchObject({ state: 'failed', text: 'The application did not respond' });
    expect(typed.history.at(-1)?.state).toBe('failed');
    const late = await callback(discord, got, DEFER);
    expect(late).toMatchObject({ status: 404, body: { code: 10_062 } });
  });

  test('before the first answer the token opens nothing', async () => {
    const { got } = await scene.greet();
    const early = await hook(scene.discord, 'POST', got, '', { body: { content: 'x' } });
    expect(early).toMatchObject({ status: 404, body: { code: 10_015 } });
  });

  test('a deferral left alone for 15 min becomes a failure, and the token is dead', async () => {
    const { discord, greet } = scene;
    const { typed, got } = await greet();
    await callback(discord, got, DEFER);
    discord.clock.advance(14 * 60_000);
    expect(typed.see().state).toBe('thinking');

    discord.clock.advance(60_000);

    expect(typed.see()).toMatchObject({ state: 'failed', text: 'This interaction failed' });
    for (const [method, tail] of [
      ['PATCH', '/messages/@original'],
      ['GET', '/messages/@original'],
      ['DELETE', '/messages/@original'],
      ['POST', ''],
    ] as const) {
      const body = method === 'PATCH' || method === 'POST' ? { body: CARD } : {};
      const answer = await hook(discord, method, got, tail, body);
      expect(answer).toMatchObject({ status: 401, body: { code: 50_027 } });
    }
  });

  test('a card that was shown in time stays, and the bot token still edits it', async () => {
    const { discord, channel, greet } = scene;
    const { typed, got } = await greet();
    await callback(discord, got, DEFER);
    await hook(discord, 'PATCH', got, '/messages/@original', { body: CARD });
    discord.clock.advance(20 * 60_000);
    const path = `/channels/${channel.id}/messages/${typed.message?.id}`;

    const body = { components: [text('later')] };
    const edited = await rest(discord, 'PATCH', path, { body });

    expect(edited.status).toBe(200);
    expect(typed.see()).toMatchObject({ state: 'shown', text: 'later' });
    expect(typed.message?.edits).toHaveLength(2);
  });
});

describe('what only one person sees', () => {
  test('an ephemeral reply is the token holder’s: the bot token finds no such message', async () => {
    const { discord, channel, server, greet } = scene;
    const { typed, got } = await greet();
    await callback(discord, got, { type: 5, data: { flags: 64 } });
    await hook(discord, 'PATCH', got, '/messages/@original', { body: { content: 'psst' } });
    expect(typed.see()).toMatchObject({ text: 'psst', ephemeral: true });

    const path = `/channels/${channel.id}/messages/${typed.message?.id}`;
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: { content: 'x' } } : {};
      const answer = await rest(discord, method, path, body);
      expect(answer).toMatchObject({ status: 404, body: { code: 10_008 } });
    }
    const bob = discord.as(discord.world.addMember(server, { name: 'bob' }), channel);
    expect(bob.messages()).toEqual([]);
    expect(scene.person.messages()).toHaveLength(1);
  });

  test('the first follow-up to a deferral takes its place and keeps its visibility', async () => {
    const { discord, greet } = scene;
    const { typed, got } = await greet();
    await callback(discord, got, DEFER);

    const body = { content: 'first', flags: 64 };
    const first = await hook(discord, 'POST', got, '', { body });
    const second = await hook(discord, 'POST', got, '', { body: { content: 'second', flags: 64 } });

    expect(first.body.id).toBe(typed.message?.id);
    expect(typed.see()).toMatchObject({ text: 'first', ephemeral: false });
    expect(second.body.id).not.toBe(first.body.id);
    expect(typed.followUps()).toMatchObject([{ text: 'second', ephemeral: true }]);
  });
});

test('a deleted reply is gone for the person and for further edits', async () => {
  const { discord, greet } = scene;
  const { typed, got } = await greet();
  await callback(discord, got, { type: 4, data: { content: 'x' } });

  expect((await hook(discord, 'DELETE', got, '/messages/@original')).status).toBe(204);

  expect(typed.see().state).toBe('deleted');
  const edit = await hook(discord, 'PATCH', got, '/messages/@original', { body: CARD });
  expect(edit).toMatchObject({ status: 404, body: { code: 10_008 } });
});

test('the rate limits of a route have one name, whoever its token is', async () => {
  const { discord, greet } = scene;
  const [one, other] = [(await greet()).got, (await greet()).got];
  const buckets = await Promise.all(
    [one, other].map(async ({ token }) => {
      const path = `/v10/webhooks/${discord.applicationId}/${token}/messages/@original`;
      const { headers } = await fetch(`${discord.apiUrl}${path}`);
      return headers.get('x-ratelimit-bucket');
    }),
  );
  expect(buckets[0]).toBe(buckets[1]);
  expect(buckets[0]).toMatch(/^[0-9a-f]{32}$/);
});
