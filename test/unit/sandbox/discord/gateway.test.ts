import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScene, type Scene } from './scene.ts';
import { callback, connect, identify, type Json, rest, TinyBot } from './tiny-bot.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await openScene();
});

afterEach(() => scene.close());

const sessionOf = async (bot: TinyBot): Promise<string> =>
  String((await bot.dispatch('READY')).d['session_id']);

const resume = (session: string, seq: number): Json => ({
  op: 6,
  d: { token: scene.discord.token, session_id: session, seq },
});

describe('identifying', () => {
  test.each<[string, Json, number]>([
    ['a wrong token', { token: 'wrong' }, 4004],
    ['an intent the application may not have', { intents: 1 << 15 }, 4014],
    ['an intent that does not exist', { intents: 1 << 30 }, 4013],
    ['a shard that does not exist', { shard: [2, 2] }, 4010],
  ])('%s closes with its code', async (_name, more, code) => {
    const bot = new TinyBot(scene.discord, identify(scene.discord.token, more));
    expect(await bot.closed).toBe(code);
    expect(bot.dispatches).toEqual([]);
  });

  test('READY says who the bot is and lists its servers', async () => {
    const { discord, server, bot } = scene;
    const { d } = await bot.dispatch('READY');
    expect(d).toMatchObject({
      user: { id: discord.botUserId, bot: true },
      application: { id: discord.applicationId },
      guilds: [{ id: server.id, unavailable: true }],
    });
  });

  test('a heartbeat is acknowledged', async () => {
    scene.bot.send({ op: 1, d: null });
    await expect.poll(() => scene.bot.others.map(({ op }) => op)).toContain(11);
  });

  test('REST refuses a wrong token, and says where the gateway is', async () => {
    const wrong = await rest(scene.discord, 'GET', '/gateway/bot', { auth: 'Bot wrong' });
    expect(wrong).toEqual({ status: 401, body: { message: '401: Unauthorized', code: 0 } });
    const { body } = await rest(scene.discord, 'GET', '/gateway/bot');
    expect(body).toMatchObject({ url: scene.discord.origin.replace('http', 'ws'), shards: 1 });
  });
});

describe('resuming', () => {
  test('what happened in between is replayed once, in order', async () => {
    const { discord, bot, person } = scene;
    await person.type('/greet');
    const { s } = await bot.dispatch('INTERACTION_CREATE');
    const session = await sessionOf(bot);
    discord.gateway.kick();
    expect(await bot.closed).toBe(4000);
    const missed = await person.type('/greet');

    const back = new TinyBot(discord, resume(session, s));
    await back.dispatch('RESUMED');

    expect(back.dispatches.map(({ t }) => t)).toEqual(['INTERACTION_CREATE', 'RESUMED']);
    const got = await back.interaction();
    expect(got.id).toBe(missed.id);
    await callback(discord, got, { type: 4, data: { content: 'late but there' } });
    expect(missed.see().text).toBe('late but there');
    await back.close();
  });

  test('a session that was forgotten is invalid', async () => {
    const session = await sessionOf(scene.bot);
    scene.discord.gateway.kick(4009, { forget: true });
    const back = new TinyBot(scene.discord, resume(session, 1));
    await expect.poll(() => back.others).toContainEqual({ op: 9, d: false });
    await back.close();
  });

  test('a session that said goodbye is invalid', async () => {
    const session = await sessionOf(scene.bot);
    await scene.bot.close(1000);
    await scene.discord.waitFor(() => scene.discord.gateway.live.length === 0);
    const back = new TinyBot(scene.discord, resume(session, 1));
    await expect.poll(() => back.others).toContainEqual({ op: 9, d: false });
    await back.close();
  });
});

describe('who gets an interaction', () => {
  test('one session only, when several are connected', async () => {
    const second = await connect(scene.discord);
    await scene.person.type('/greet');
    await expect
      .poll(() => [...scene.bot.dispatches, ...second.dispatches].map(({ t }) => t).toSorted())
      .toEqual(['INTERACTION_CREATE', 'READY', 'READY']);
    await second.close();
  });

  test('every session of the shard, when it is told so', async () => {
    const second = await connect(scene.discord);
    scene.discord.gateway.faults.toEvery = true;
    await scene.person.type('/greet');
    const [first, other] = await Promise.all([scene.bot, second].map((bot) => bot.interaction()));
    expect(first?.id).toBe(other?.id);
    await second.close();
  });

  test('the shard of the server', async () => {
    await scene.bot.close();
    const { discord, server, person } = scene;
    const right = Number((BigInt(server.id) >> 22n) % 2n);
    const bots = [0, 1].map(
      (shard) => new TinyBot(discord, identify(discord.token, { shard: [shard, 2] })),
    );
    await Promise.all(bots.map((bot) => bot.dispatch('READY')));
    await person.type('/greet');
    await bots[right]?.interaction();
    expect(bots[1 - right]?.dispatches.map(({ t }) => t)).toEqual(['READY']);
    await Promise.all(bots.map((bot) => bot.close()));
  });

  test('nobody: the person is told after 3 s', async () => {
    await scene.bot.close();
    await scene.discord.waitFor(() => scene.discord.gateway.live.length === 0);
    const typed = await scene.person.type('/greet');
    scene.discord.clock.advance(3000);
    expect(typed.see().text).toBe('The application did not respond');
  });
});

describe('servers', () => {
  test('come and go only for a bot that asked for them', async () => {
    const { discord, server, bot } = scene;
    const guilds = new TinyBot(discord, identify(discord.token, { intents: 1 }));
    expect((await guilds.dispatch('GUILD_CREATE')).d).toMatchObject({
      id: server.id,
      name: 'club',
    });

    discord.world.removeBot(server);

    expect((await guilds.dispatch('GUILD_DELETE')).d).toEqual({ id: server.id });
    discord.world.addBot(server);
    await guilds.dispatch('GUILD_CREATE', 1);
    expect(bot.dispatches.map(({ t }) => t)).toEqual(['READY']);
    await guilds.close();
  });

  test('a bot that was removed has no access', async () => {
    const { discord, server, channel, person } = scene;
    discord.world.removeBot(server);
    const get = (path: string) => rest(discord, 'GET', path);
    expect(await get(`/channels/${channel.id}`)).toMatchObject({
      status: 403,
      body: { code: 50_001 },
    });
    expect(await get(`/guilds/${server.id}`)).toMatchObject({
      status: 404,
      body: { code: 10_004 },
    });
    await expect(person.type('/greet')).rejects.toThrow('not in this server');
  });
});

describe('faults', () => {
  test('refused connections never open', async () => {
    scene.discord.gateway.faults.refuseWith = 503;
    const bot = new TinyBot(scene.discord);
    expect(await bot.closed).toBe(1006);
    scene.discord.gateway.faults.refuseWith = undefined;
    await (await connect(scene.discord)).close();
  });

  test('silence: no HELLO, no acknowledgement, no dispatch', async () => {
    const { discord, bot, person } = scene;
    discord.gateway.faults.silent = true;
    const late = new TinyBot(discord);
    await new Promise((resolve) => late.socket.once('open', resolve));
    bot.send({ op: 1, d: null });
    await person.type('/greet');
    // A close comes after everything that was sent before it.
    discord.gateway.kick();
    await bot.closed;
    expect(bot.others.map(({ op }) => op)).toEqual([10]);
    expect(bot.dispatches.map(({ t }) => t)).toEqual(['READY']);
    late.socket.terminate();
    await late.closed;
    expect(late.others).toEqual([]);
  });
});
