import { describe, expect, test } from 'vitest';

import { failureOf } from '../../../src/core/errors.ts';
import { ANSWER, refusal, setUp, SHOWN } from './messages-stage.ts';
import { CHANNEL, MESSAGE } from './samples.ts';
import { TOKEN } from './scripted-discord.ts';

const url = (id: string, name: string): string =>
  `https://cdn.discordapp.com/attachments/1/${id}/${name}?ex=ff&is=1&hm=2`;
const attached = (id: string, filename: string) => ({
  id,
  filename,
  size: 5,
  url: url(id, filename),
  proxy_url: 'x',
});
const media = (id: string, name: string) => ({ media: { url: url(id, name), attachment_id: id } });

describe('what a message of ours holds', () => {
  test('is asked of Discord by the bot, and comes with new links', async () => {
    const attachments = [attached('3', 'a.mp4'), { id: 'broken' }, attached('4', 'b.mp4')];
    const { discord, messages } = await setUp({ status: 200, json: { ...ANSWER, attachments } });
    expect(await messages.refetch(SHOWN)).toEqual([
      { id: '3', filename: 'a.mp4', url: url('3', 'a.mp4'), bytes: 5 },
      { id: '4', filename: 'b.mp4', url: url('4', 'b.mp4'), bytes: 5 },
    ]);
    expect(discord.asked.map(({ method, url: asked }) => [method, asked])).toEqual([
      ['GET', `/api/v10/channels/${CHANNEL}/messages/${MESSAGE}`],
    ]);
    expect(discord.asked[0]?.headers.authorization).toBe(`Bot ${TOKEN}`);
  });

  test('is found in its components where Discord names it nowhere else', async () => {
    const gallery = { type: 12, items: [media('4', 'b.mp4'), media('3', 'a.mp4')] };
    const components = [{ type: 17, components: [{ type: 10, content: 'x' }, gallery] }];
    const { messages } = await setUp({ status: 200, json: { ...ANSWER, components } });
    expect(await messages.refetch(SHOWN)).toEqual([
      { id: '4', filename: 'b.mp4', url: url('4', 'b.mp4'), bytes: null },
      { id: '3', filename: 'a.mp4', url: url('3', 'a.mp4'), bytes: null },
    ]);
  });

  test('can be nothing', async () => {
    const { messages } = await setUp({ status: 200, json: ANSWER });
    expect(await messages.refetch(SHOWN)).toEqual([]);
  });

  test.each([
    [404, 10008],
    [404, 10003],
    [403, 50001],
    [403, 50013],
  ])('is not to be had after %i with %i', async (status, code) => {
    const { discord, messages } = await setUp(refusal(status, code));
    expect(await messages.refetch(SHOWN)).toBeNull();
    expect(discord.asked).toHaveLength(1);
  });

  test('is asked for again while Discord is away, and then said to be unknown', async () => {
    const { messages } = await setUp('drop', { status: 200, json: ANSWER });
    expect(await messages.refetch(SHOWN)).toEqual([]);
    const away = await setUp({ status: 500 });
    const failed: unknown = await away.messages.refetch(SHOWN).catch((error: unknown) => error);
    expect(failureOf(failed).code).toBe('discord_unavailable');
    expect(away.discord.asked).toHaveLength(3);
  });
});
