import { describe, expect, test } from 'vitest';
import { createInteractions, type DiscordInteractions } from '../../../src/discord/interactions.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { createUploader } from '../../../src/discord/upload.ts';
import { fail } from '../../../src/core/errors.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { CHANNEL, MESSAGE, REFUSAL, REPLY } from './samples.ts';
import {
  closeLater,
  jsonBody,
  parts,
  type Reply,
  startDiscord,
  TOKEN,
} from './scripted-discord.ts';

async function setUp(...script: Reply[]) {
  const discord = await startDiscord(...script);
  const client = createRest({ token: TOKEN, apiUrl: `${discord.apiUrl}/` });
  closeLater(() => client.close());
  const uploader = createUploader({ token: TOKEN, apiUrl: discord.apiUrl });
  closeLater(() => uploader.close());
  const interactions: DiscordInteractions = createInteractions(client.rest, uploader);
  return { discord, interactions };
}

const TAKEN: Reply = {
  status: 200,
  json: { interaction: {}, resource: { type: 5, message: { id: MESSAGE, channel_id: CHANNEL } } },
};
const refusal = (status: number, code: number): Reply => ({
  status,
  json: { code, message: 'no' },
});
const ACKNOWLEDGED = { kind: 'acknowledged', message: { channelId: CHANNEL, messageId: MESSAGE } };
const NAMELESS = { kind: 'acknowledged', message: null };

test('an acknowledgement is a public deferral without the bot’s token', async () => {
  const { discord, interactions } = await setUp(TAKEN);
  expect(await interactions.acknowledge(REPLY)).toEqual(ACKNOWLEDGED);
  expect(discord.asked).toHaveLength(1);
  const [asked] = discord.asked;
  expect(asked?.method).toBe('POST');
  expect(asked?.url).toBe(
    `/api/v10/interactions/${REPLY.interactionId}/${REPLY.token}/callback?with_response=true`,
  );
  expect(asked?.headers.authorization).toBeUndefined();
  expect(asked?.headers['user-agent']).toMatch(/^DiscordBot \(/);
  expect(jsonBody(asked)).toEqual({ type: 5 });
});

test.each<[string, Reply[], unknown, number]>([
  ['nothing in the answer', [{ status: 204 }], NAMELESS, 1],
  ['an odd answer', [{ status: 200, json: { resource: {} } }], NAMELESS, 1],
  ['an answer that is no JSON', [{ status: 200, text: '<html>' }], NAMELESS, 1],
  ['another process was first', [refusal(400, 40060)], { kind: 'taken' }, 1],
  ['too late', [refusal(404, 10062)], { kind: 'late' }, 1],
  ['too late, without a code', [{ status: 404, text: 'gone' }], { kind: 'late' }, 1],
  ['dropped, then taken', ['drop', TAKEN], ACKNOWLEDGED, 2],
  ['500, then taken', [{ status: 500 }, TAKEN], ACKNOWLEDGED, 2],
  ['dropped, but it had worked', ['drop', refusal(400, 40060)], NAMELESS, 2],
  ['dropped, then too late', ['drop', refusal(404, 10062)], { kind: 'late' }, 2],
  ['no answer at first', ['hang', TAKEN], ACKNOWLEDGED, 2],
])('%s', async (_name, script, expected, tries) => {
  const { discord, interactions } = await setUp(...script);
  expect(await interactions.acknowledge(REPLY)).toEqual(expected);
  expect(discord.asked).toHaveLength(tries);
});

test.each<[string, Reply, string, number]>([
  ['away twice', { status: 503 }, 'discord_unavailable', 2],
  ['refused', refusal(400, 50035), 'discord_form_refused', 1],
  ['rate-limited', { status: 429, json: { retry_after: 5 } }, 'discord_unavailable', 1],
])('%s: it rejects', async (_name, reply, code, tries) => {
  const { discord, interactions } = await setUp(reply);
  await expect(interactions.acknowledge(REPLY)).rejects.toMatchObject({ failure: { code } });
  expect(discord.asked).toHaveLength(tries);
});

test('a private reply pings nobody and is for one person', async () => {
  const { discord, interactions } = await setUp({ status: 204 });
  await interactions.replyPrivately(REPLY, drawCard(REFUSAL, null));
  expect(jsonBody(discord.asked[0])).toMatchObject({
    type: 4,
    data: { flags: 32768 | 64, allowed_mentions: { parse: [] }, components: [{ type: 17 }] },
  });
});

test('a button can be answered by changing its message, without the bot’s token', async () => {
  const { discord, interactions } = await setUp('drop', refusal(400, 40060));
  await interactions.updateMessage(REPLY, drawCard({ kind: 'resumed' }, null));
  expect(discord.asked).toHaveLength(2);
  const [asked] = discord.asked;
  expect(asked?.headers.authorization).toBeUndefined();
  expect(jsonBody(asked)).toEqual({
    type: 7,
    data: {
      flags: 32768,
      allowed_mentions: { parse: [] },
      components: [expect.objectContaining({ type: 17 })],
    },
  });
});

test('a form is opened without the bot’s token, once more when the first answer got lost', async () => {
  const { discord, interactions } = await setUp('drop', refusal(400, 40060));
  const modal = { custom_id: '1:note:7', title: 'Why?', components: [] };
  await interactions.showModal(REPLY, modal);
  expect(discord.asked.map(jsonBody)).toEqual([
    { type: 9, data: modal },
    { type: 9, data: modal },
  ]);
  expect(discord.asked[0]?.headers.authorization).toBeUndefined();
});

test('a form that may not be opened any more: it rejects', async () => {
  const { discord, interactions } = await setUp(refusal(400, 40060));
  const modal = { custom_id: '1:note:7', title: 'Why?', components: [] };
  await expect(interactions.showModal(REPLY, modal)).rejects.toMatchObject({ failure: {} });
  expect(discord.asked).toHaveLength(1);
});

test('a button can be answered by nothing, also when the first answer got lost', async () => {
  const { discord, interactions } = await setUp('drop', refusal(400, 40060));
  await interactions.updateNothing(REPLY);
  expect(discord.asked.map(jsonBody)).toEqual([{ type: 6 }, { type: 6 }]);
});

test('a reply is deleted without the bot’s token; one that is gone counts', async () => {
  const { discord, interactions } = await setUp(
    { status: 204 },
    refusal(404, 10008),
    refusal(401, 50027),
  );
  await interactions.deleteReply(REPLY);
  await interactions.deleteReply(REPLY);
  await expect(interactions.deleteReply(REPLY)).rejects.toMatchObject({
    failure: { code: 'discord_token_dead' },
  });
  const [asked] = discord.asked;
  expect(asked?.method).toBe('DELETE');
  expect(decodeURIComponent(asked?.url ?? '')).toBe(
    `/api/v10/webhooks/${REPLY.applicationId}/${REPLY.token}/messages/@original`,
  );
  expect(asked?.headers.authorization).toBeUndefined();
});

describe('a reply with a file', () => {
  const file = { filename: 'a.json', bytes: '{"ö":1}' };
  const send = async (...script: Reply[]) => {
    const { discord, interactions } = await setUp(...script);
    const told: string[] = [];
    const sent = interactions.replyWithFiles(
      REPLY,
      [file],
      drawCard(REFUSAL, null),
      ({ failure }) => {
        told.push(failure.code);
        return [];
      },
    );
    return { discord, told, sent };
  };

  test('is acknowledged for one person’s eyes, then filled, without the bot’s token', async () => {
    const { discord, told, sent } = await send(TAKEN, { status: 200, json: {} });
    await sent;
    const [first, second] = discord.asked;
    expect(jsonBody(first)).toEqual({ type: 5, data: { flags: 64 } });
    expect(`${second?.method} ${decodeURIComponent(second?.url ?? '')}`).toBe(
      `PATCH /api/v10/webhooks/${REPLY.applicationId}/${REPLY.token}/messages/@original`,
    );
    expect(second?.headers.authorization).toBeUndefined();
    const form = parts(second);
    expect(form.get('files[0]')?.bytes.toString('utf8')).toBe(file.bytes);
    expect(form.get('files[0]')?.head).toMatch(/filename="a\.json"[^]*application\/json/);
    expect(JSON.parse(form.get('payload_json')?.bytes.toString('utf8') ?? '')).toMatchObject({
      flags: 32768,
      allowed_mentions: { parse: [] },
      attachments: [{ id: 0, filename: 'a.json' }],
    });
    expect(told).toEqual([]);
  });

  test('that is made while Discord waits no more: acknowledged first', async () => {
    const { discord, interactions } = await setUp(TAKEN, { status: 200, json: {} });
    const asked: number[] = [];
    const make = async () => {
      asked.push(discord.asked.length);
      return [{ filename: 'a.png', bytes: Buffer.from([0, 255, 1]) }];
    };
    await interactions.replyWithFiles(REPLY, make, drawCard(REFUSAL, null), () => []);
    expect(asked).toEqual([1]);
    expect(parts(discord.asked[1]).get('files[0]')?.bytes).toEqual(Buffer.from([0, 255, 1]));
  });

  test('that cannot be made: something else is said in its place', async () => {
    const { discord, interactions } = await setUp(TAKEN, { status: 200, json: {} });
    const make = async () => Promise.reject(fail('internal'));
    const sent = interactions.replyWithFiles(REPLY, make, [], () => drawCard(REFUSAL, null));
    await expect(sent).rejects.toMatchObject({ failure: { code: 'internal' } });
    const said = parts(discord.asked[1]).get('payload_json')?.bytes.toString('utf8');
    expect(said).toContain('12.4 s long');
  });

  test('that Discord does not take: something else is said in its place', async () => {
    const { discord, told, sent } = await send(TAKEN, refusal(413, 40005), {
      status: 200,
      json: {},
    });
    await expect(sent).rejects.toMatchObject({ failure: { code: 'discord_too_large' } });
    expect(told).toEqual(['discord_too_large']);
    const last = parts(discord.asked[2]);
    expect(last.has('files[0]')).toBe(false);
  });

  test('in place: the message is left as it is until the files are there', async () => {
    const { discord, interactions } = await setUp(TAKEN, { status: 200, json: {} });
    const jpeg = { filename: 'k1.jpg', bytes: Buffer.from([0xff, 0xd8, 0x00]) };
    await interactions.updateWithFiles(REPLY, [jpeg], drawCard(REFUSAL, null), () => []);
    const [first, second] = discord.asked;
    expect(jsonBody(first)).toEqual({ type: 6 });
    expect(parts(second).get('files[0]')?.bytes).toEqual(jpeg.bytes);
  });
});
