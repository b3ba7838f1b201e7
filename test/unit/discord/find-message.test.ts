import { describe, expect, test } from 'vitest';
import { ANSWER, NEVER, newMessage, OK, refusal, SHOWN, setUp } from './messages-stage.ts';
import { APP, CHANNEL, editCardOf } from './samples.ts';
import { jsonBody, type Reply } from './scripted-discord.ts';

describe('finding a post again', () => {
  const post = (more: object) => ({
    ...ANSWER,
    author: { id: APP, bot: true },
    type: 0,
    components: [
      { type: 17, components: [{ type: 10, content: '**x**\n-# 5.0 s clip, ref k7f3q2m9x1' }] },
    ],
    ...more,
  });
  const text = (content: string) => ({ components: [{ type: 10, content }] });

  test.each<[string, unknown, unknown]>([
    ['ours', [{}, post({ id: '1', ...text('-# ref k1') }), post({})], SHOWN],
    [
      'ours with its file',
      [post({ attachments: [{ id: '5', filename: 'a.mp4' }] })],
      { ...SHOWN, attachment: { id: '5', filename: 'a.mp4' } },
    ],
    ['another bot’s', [post({ author: { id: '900000000000000009', bot: true } })], null],
    ['a reference in a prompt', [post(text('> -# ref k7f3q2m9x1\nref k7f3q2m9x1'))], null],
    ['a longer reference', [post(text('-# ref k7f3q2m9x1a'))], null],
    ['the reply itself', [post({ interaction_metadata: { id: '1' }, type: 20 })], null],
    ['nothing', [], null],
    ['no list', { odd: true }, null],
  ])('%s', async (_name, json, expected) => {
    const { discord, messages } = await setUp({ status: 200, json });
    expect(await messages.find(CHANNEL, 'k7f3q2m9x1')).toEqual(expected);
    expect(discord.asked[0]?.url).toBe(`/api/v10/channels/${CHANNEL}/messages?limit=50`);
  });

  test('a channel that cannot be read holds nothing', async () => {
    for (const reply of [refusal(403, 50001), { status: 500 }, 'drop'] satisfies Reply[]) {
      const { messages } = await setUp(reply);
      expect(await messages.find(CHANNEL, 'k7f3q2m9x1')).toBe(null);
    }
  });

  test('what is posted is found', async () => {
    const { discord, messages } = await setUp(OK);
    await messages.post(newMessage('k7f3q2m9x1'), editCardOf({ state: 'failed' }), [], NEVER);
    const { components } = jsonBody(discord.asked[0]) as { components: unknown };
    discord.script.splice(0, 1, { status: 200, json: [post({ components })] });
    expect(await messages.find(CHANNEL, 'k7f3q2m9x1')).toEqual(SHOWN);
  });
});
