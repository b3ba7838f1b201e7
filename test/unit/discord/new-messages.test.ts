import { describe, expect, test } from 'vitest';
import { readMessageBody } from '../../../sandbox/discord/rules/message-body.ts';
import { ANSWER, clip, HELD, NEVER, newMessage, OK, setUp } from './messages-stage.ts';
import { APP, CHANNEL, editCardOf, MESSAGE, PERSON } from './samples.ts';
import { jsonBody, parts } from './scripted-discord.ts';

describe('a ping', () => {
  test('replies to the card, notifies its person alone, and is not made twice', async () => {
    const { discord, messages } = await setUp(OK, OK);
    const { edit } = editCardOf({ state: 'delivered' });
    await messages.ping(HELD, edit);
    await messages.ping(HELD, edit);
    const [first, second] = discord.asked.map((asked) => jsonBody(asked)) as { nonce: string }[];
    expect(discord.asked[0]?.url).toBe(`/api/v10/channels/${CHANNEL}/messages`);
    expect(first).toMatchObject({
      content: `<@${PERSON}>, your edited clip is ready.`,
      message_reference: { message_id: MESSAGE, fail_if_not_exists: false },
      allowed_mentions: { parse: [], users: [PERSON], replied_user: false },
      enforce_nonce: true,
    });
    expect(second?.nonce).toBe(first?.nonce);
    expect(() => readMessageBody('create', first, { uploads: [] })).not.toThrow();
  });

  test('of an edit without a clip promises none', async () => {
    const { discord, messages } = await setUp(OK);
    await messages.ping(HELD, editCardOf({ state: 'failed' }).edit);
    expect(jsonBody(discord.asked[0])).toMatchObject({
      content: `<@${PERSON}>, your edit has ended. The card says how.`,
    });
  });
});

describe('a new message', () => {
  const done = editCardOf({ state: 'delivered', prompt: '@everyone <@1>' });

  test('notifies the one person it is for', async () => {
    const { discord, messages } = await setUp(OK);
    await messages.post(newMessage('k1', PERSON), done, [], NEVER);
    expect(jsonBody(discord.asked[0])).toMatchObject({
      allowed_mentions: { parse: [], users: [PERSON] },
    });
  });

  test('as plain text carries the file and its mark, and nobody’s words', async () => {
    const stored = { id: '88', filename: 'kling_k7.mp4' };
    const { discord, messages } = await setUp({
      status: 200,
      json: { ...ANSWER, attachments: [stored] },
    });
    const where = { ...newMessage('k7f3q2m9x1'), form: 'plain' } as const;
    expect(await messages.post(where, done, [await clip()], NEVER)).toMatchObject({
      attachment: stored,
    });
    const payload: unknown = JSON.parse(
      parts(discord.asked[0]).get('payload_json')?.bytes.toString() ?? '',
    );
    expect(payload).toEqual({
      content: `<@${PERSON}>, your edited clip is ready.\n-# ref k7f3q2m9x1`,
      allowed_mentions: { parse: [] },
      attachments: [{ id: 0, filename: 'kling_k7.mp4' }],
      nonce: expect.any(String),
      enforce_nonce: true,
    });
    const posted = { ...ANSWER, ...(payload as object), type: 0, author: { id: APP, bot: true } };
    const again = await setUp({ status: 200, json: [{ ...posted, attachments: [stored] }] });
    expect(await again.messages.find(CHANNEL, 'k7f3q2m9x1')).toMatchObject({ attachment: stored });
  });
});
