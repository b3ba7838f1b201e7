import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/core/errors.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import {
  ANSWER,
  clip,
  HELD,
  NEVER,
  newMessage,
  OK,
  refusal,
  SHOWN,
  setUp,
} from './messages-stage.ts';
import { APP, CHANNEL, editCardOf, MESSAGE, PERSON, REFUSAL, REPLY } from './samples.ts';
import { jsonBody, parts, type Reply, TOKEN } from './scripted-discord.ts';

describe('a notice to the operators', () => {
  const card = {
    kind: 'notice',
    notice: { kind: 'paused', reason: 'credits' },
    reference: 'n7',
  } as const;

  test('is posted in their channel, pings nobody, and carries its mark', async () => {
    const { discord, messages } = await setUp(OK);
    expect(await messages.post(newMessage('n7'), card, [], NEVER)).toEqual(SHOWN);
    const [asked] = discord.asked;
    expect(asked?.method).toBe('POST');
    expect(asked?.url).toBe(`/api/v10/channels/${CHANNEL}/messages`);
    expect(jsonBody(asked)).toMatchObject({
      flags: 32768,
      allowed_mentions: { parse: [] },
      enforce_nonce: true,
    });
    expect(asked?.body.toString()).toContain('-# ref n7');
  });

  test('is found again by its mark', async () => {
    const components = drawCard(card, null);
    const posted = { ...ANSWER, type: 0, author: { id: APP, bot: true }, components };
    const { messages } = await setUp({ status: 200, json: [posted] });
    expect(await messages.find(CHANNEL, 'n7')).toEqual(SHOWN);
    expect(await messages.find(CHANNEL, 'n8')).toBeNull();
  });
});

describe('without a file', () => {
  test('the reply is edited without authorization', async () => {
    const { discord, messages } = await setUp(OK);
    expect(await messages.editReply(REPLY, editCardOf(), [], NEVER)).toEqual(SHOWN);
    const [asked] = discord.asked;
    expect(asked?.method).toBe('PATCH');
    expect(decodeURIComponent(asked?.url ?? '')).toBe(
      `/api/v10/webhooks/${APP}/${REPLY.token}/messages/@original`,
    );
    expect(asked?.headers.authorization).toBeUndefined();
    const body = jsonBody(asked) as object;
    expect(Object.keys(body).toSorted()).toEqual(['allowed_mentions', 'components', 'flags']);
    expect(body).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] } });
  });

  test('a message is edited with the bot’s token', async () => {
    const { discord, messages } = await setUp(OK);
    await messages.editMessage(HELD, REFUSAL, [], NEVER);
    const [asked] = discord.asked;
    expect(asked?.method).toBe('PATCH');
    expect(asked?.url).toBe(`/api/v10/channels/${CHANNEL}/messages/${MESSAGE}`);
    expect(asked?.headers.authorization).toBe(`Bot ${TOKEN}`);
    expect(jsonBody(asked)).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test('a file that the card shows is kept, under the name it has', async () => {
    const { discord, messages } = await setUp({
      status: 200,
      json: { ...ANSWER, attachments: [{ id: '77', filename: 'held.mp4' }] },
    });
    const card = editCardOf({ state: 'delivered', message: HELD }, { fileName: 'other.mp4' });
    expect(await messages.editMessage(HELD, card, [], NEVER)).toEqual(HELD);
    expect(await messages.editReply(REPLY, card, [], NEVER)).toEqual(HELD);
    for (const asked of discord.asked) {
      expect(jsonBody(asked)).toMatchObject({ attachments: [{ id: '77' }] });
      expect(asked.body.toString()).toContain('attachment://held.mp4');
    }
  });

  test('a file of which only the name is known is left alone', async () => {
    const { discord, messages } = await setUp(OK);
    const card = editCardOf({ state: 'delivered' }, { fileName: 'k7.mp4' });
    await messages.editMessage(SHOWN, card, [], NEVER);
    expect(jsonBody(discord.asked[0])).not.toHaveProperty('attachments');
  });

  test('a post carries a nonce of its mark, and shows it', async () => {
    const { discord, messages } = await setUp(OK);
    const card = editCardOf({ state: 'delivered' }, { fileName: 'k7.mp4' });
    for (const mark of ['k7f3q2m9x1', 'k7f3q2m9x1', 'k000000000']) {
      await messages.post(newMessage(mark), card, [], NEVER);
    }
    const bodies = discord.asked.map((asked) => jsonBody(asked) as { nonce: string });
    const [first, second, other] = bodies.map(({ nonce }) => nonce);
    expect(first).toMatch(/^[\w-]{20,25}$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(bodies[0]).toMatchObject({
      enforce_nonce: true,
      flags: 32768,
      allowed_mentions: { parse: [] },
    });
    expect(discord.asked[0]?.body.toString()).not.toContain('attachment://');
    expect(discord.asked[0]?.headers.authorization).toBe(`Bot ${TOKEN}`);
    expect(discord.asked[0]?.url).toBe(`/api/v10/channels/${CHANNEL}/messages`);
  });

  test.each<[string, Reply[], number]>([
    ['500 twice', [{ status: 500 }, { status: 502, text: '<html>' }, OK], 3],
    ['dropped twice', ['drop', 'drop', OK], 3],
  ])('an edit is repeated after %s', async (_name, script, tries) => {
    const { discord, messages } = await setUp(...script);
    expect(await messages.editMessage(SHOWN, REFUSAL, [], NEVER)).toEqual(SHOWN);
    expect(discord.asked).toHaveLength(tries);
  });

  test('an edit gives up after the second repeat', async () => {
    const { discord, messages } = await setUp({ status: 500 });
    await expect(messages.editReply(REPLY, REFUSAL, [], NEVER)).rejects.toMatchObject({
      failure: { code: 'discord_unavailable' },
    });
    expect(discord.asked).toHaveLength(3);
  });

  test.each<[string, Reply]>([
    ['500', { status: 500 }],
    ['a drop', 'drop'],
  ])('a post is not repeated after %s', async (_name, reply) => {
    const { discord, messages } = await setUp(reply);
    await expect(messages.post(newMessage('k1'), REFUSAL, [], NEVER)).rejects.toMatchObject({
      failure: { code: 'discord_unavailable' },
    });
    expect(discord.asked).toHaveLength(1);
  });

  test.each<[Reply, string]>([
    [refusal(401, 50027), 'discord_token_dead'],
    [refusal(404, 10015), 'discord_token_dead'],
    [refusal(404, 10008), 'discord_message_gone'],
    [refusal(403, 50001), 'discord_channel_closed'],
    [refusal(400, 50035), 'discord_form_refused'],
    [refusal(400, 200000), 'discord_filtered'],
    [refusal(400, 30046), 'discord_edit_quota'],
    [refusal(429, 30046), 'discord_edit_quota'],
    [{ status: 413, text: '<html>' }, 'discord_too_large'],
  ])('%j rejects', async (reply, code) => {
    const { discord, messages } = await setUp(reply);
    await expect(messages.editReply(REPLY, REFUSAL, [], NEVER)).rejects.toMatchObject({
      failure: { code },
    });
    expect(discord.asked).toHaveLength(1);
  });

  test('an answer that is no message: an edit took place all the same, of a post nobody can say', async () => {
    const { discord, messages } = await setUp({ status: 200, json: { odd: true } });
    expect(await messages.editReply(REPLY, REFUSAL, [], NEVER)).toBeNull();
    expect(await messages.editMessage(HELD, REFUSAL, [], NEVER)).toEqual(HELD);
    await expect(messages.post(newMessage('k1'), REFUSAL, [], NEVER)).rejects.toMatchObject({
      failure: { code: 'discord_unavailable', facts: { retryAfterMs: null } },
    });
    expect(discord.asked).toHaveLength(3);
  });

  test('a dead interaction token leaves the bot’s own alone; a dead bot token stops all', async () => {
    const { discord, messages } = await setUp(refusal(401, 50027), OK, refusal(401, 0), OK);
    await expect(messages.editReply(REPLY, REFUSAL, [], NEVER)).rejects.toMatchObject({
      failure: { code: 'discord_token_dead' },
    });
    await messages.editMessage(SHOWN, REFUSAL, [], NEVER);
    for (let tries = 0; tries < 2; tries += 1) {
      await expect(messages.editMessage(SHOWN, REFUSAL, [], NEVER)).rejects.toMatchObject({
        failure: { code: 'discord_unauthorized' },
      });
    }
    expect(discord.asked).toHaveLength(3);
  });

  test('a short rate limit is waited out', async () => {
    const limited: Reply = (response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '0.05' });
      response.end(JSON.stringify({ retry_after: 0.05, message: 'slow', global: false }));
    };
    const { discord, messages } = await setUp(limited, OK);
    expect(await messages.post(newMessage('k1'), REFUSAL, [], NEVER)).toEqual(SHOWN);
    expect(discord.asked).toHaveLength(2);
  });

  test('a long rate limit is handed on', async () => {
    const limited: Reply = (response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '300' });
      response.end(JSON.stringify({ retry_after: 300, message: 'slow', global: false }));
    };
    const { messages } = await setUp(limited);
    const failed = messages.editMessage(SHOWN, REFUSAL, [], NEVER);
    await expect(failed).rejects.toMatchObject({
      failure: {
        code: 'discord_unavailable',
        facts: { retryAfterMs: expect.closeTo(300_000, -3) },
      },
    });
  });

  test('whoever gives up says why', async () => {
    const { messages } = await setUp('hang');
    const stop = new AbortController();
    const edit = messages.editMessage(SHOWN, REFUSAL, [], stop.signal);
    stop.abort(fail('handed_back'));
    await expect(edit).rejects.toMatchObject({ failure: { code: 'handed_back' } });
  });
});

describe('with a file', () => {
  const stored = { id: '88', filename: 'kling_k7.mp4' };
  const done: Reply = { status: 200, json: { ...ANSWER, attachments: [stored] } };
  const card = editCardOf({ state: 'delivered' });

  test.each(['reply', 'message', 'post'] as const)('by way of %s', async (way) => {
    const { discord, messages } = await setUp(done);
    const files = [await clip()];
    const shown = {
      reply: () => messages.editReply(REPLY, card, files, NEVER),
      message: () => messages.editMessage(HELD, card, files, NEVER),
      post: () => messages.post(newMessage('k1'), card, files, NEVER),
    };
    expect(await shown[way]()).toEqual({ ...SHOWN, attachment: stored });
    const [asked] = discord.asked;
    expect(asked?.method).toBe(way === 'post' ? 'POST' : 'PATCH');
    expect(asked?.headers.authorization).toBe(way === 'reply' ? undefined : `Bot ${TOKEN}`);
    const sent = parts(asked);
    const payload: unknown = JSON.parse(sent.get('payload_json')?.bytes.toString() ?? '');
    expect(payload).toMatchObject({
      flags: 32768,
      allowed_mentions: { parse: [] },
      attachments: [{ id: 0, filename: 'kling_k7.mp4' }],
      ...(way === 'post' ? { enforce_nonce: true } : {}),
    });
    expect(JSON.stringify(payload)).toContain('attachment://kling_k7.mp4');
    expect(sent.get('files[0]')?.head).toContain('filename="kling_k7.mp4"');
    expect(sent.get('files[0]')?.bytes.equals(Buffer.alloc(1_000, 7))).toBe(true);
  });

  test('an attachment that only a component names is found', async () => {
    const media = { url: 'https://cdn.example/x', attachment_id: '99' };
    const components = [{ type: 17, components: [{ type: 10 }, { type: 12, items: [{ media }] }] }];
    const { messages } = await setUp({ status: 200, json: { ...ANSWER, components } });
    expect(await messages.editMessage(SHOWN, card, [await clip()], NEVER)).toMatchObject({
      attachment: { id: '99', filename: 'kling_k7.mp4' },
    });
  });
});

test('a direct channel is opened, also at the second try', async () => {
  const { discord, messages } = await setUp('drop', { status: 200, json: { id: CHANNEL } });
  expect(await messages.openDirect(PERSON)).toBe(CHANNEL);
  expect(discord.asked[1]?.url).toBe('/api/v10/users/@me/channels');
  expect(jsonBody(discord.asked[1])).toEqual({ recipient_id: PERSON });
});

test('a person who takes no direct messages', async () => {
  const { messages } = await setUp(refusal(403, 50007));
  await expect(messages.openDirect(PERSON)).rejects.toMatchObject({
    failure: { code: 'discord_no_access' },
  });
});
