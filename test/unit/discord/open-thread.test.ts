import { expect, test } from 'vitest';

import { failureOf } from '../../../src/core/errors.ts';
import { openThread } from '../../../src/discord/open-thread.ts';
import { createRest } from '../../../src/discord/rest.ts';
import { LOCALES } from '../../../src/discord/words/language.ts';
import { closeLater, jsonBody, type Reply, startDiscord, TOKEN } from './scripted-discord.ts';

const MESSAGE = { channelId: '900000000000000002', messageId: '900000000000000003' };

async function open(original: { prompt: string; locale: string }, ...script: Reply[]) {
  const discord = await startDiscord(...script);
  const client = createRest({ token: TOKEN, apiUrl: discord.apiUrl });
  closeLater(async () => client.close());
  const opened = await openThread({ rest: client.rest, repeatAfterMs: 1 }, MESSAGE, original).catch(
    (error: unknown) => failureOf(error).code,
  );
  return { asked: discord.asked, opened };
}

const made: Reply = { status: 201, json: { id: MESSAGE.messageId } };
const refused = (status: number, code: number): Reply => ({ status, json: { code, message: '' } });

test('is made under the message, called after what it is about', async () => {
  const { asked, opened } = await open({ prompt: 'make it\n snow', locale: 'en-US' }, made);
  expect(opened).toBe(MESSAGE.messageId);
  expect(asked[0]?.url).toMatch(/\/channels\/900000000000000002\/messages\/900000000000000003\/th/);
  expect(jsonBody(asked[0])).toEqual({ name: 'Remixes: make it snow' });
});

test.each(Object.values(LOCALES).flat())(
  'its name is one that Discord takes, in %s',
  async (locale) => {
    for (const prompt of ['a'.repeat(500), '🦊'.repeat(500), '']) {
      const { asked } = await open({ prompt, locale }, made);
      const { name } = jsonBody(asked[0]) as { name: string };
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }
  },
);

test.each<[string, Reply[], string | null]>([
  ['there is one', [refused(400, 160_004)], MESSAGE.messageId],
  ['its answer is lost, and it is there', ['drop', refused(400, 160_004)], MESSAGE.messageId],
  ['Discord is away for a moment', [{ status: 500 }, made], MESSAGE.messageId],
  ['the bot may not', [refused(403, 50_013)], null],
  ['the message is gone', [refused(404, 10_008)], null],
  ['it is in a thread', [refused(400, 50_024)], null],
  ['there are too many', [refused(400, 160_006)], null],
  ['Discord is away', [{ status: 500 }], 'discord_unavailable'],
  ['the token is refused', [refused(401, 0)], 'discord_unauthorized'],
])('%s', async (_what, script, comes) => {
  expect((await open({ prompt: 'x', locale: 'en-US' }, ...script)).opened).toBe(comes);
});
