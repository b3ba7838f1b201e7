import { afterEach, expect, test } from 'vitest';

import { setStage, type Stage } from '../../sandbox/stage.ts';

let stage: Stage | undefined;

afterEach(async () => stage?.close());

test('a bot with many shards takes longer to start than a start may hang, and is not given up', async () => {
  stage = await setStage();
  // Discord lets one begin every 5 s: the sixth 25 s after the first.
  const bot = stage.start('bot', { settings: { SHARDS: '6' } });
  await bot.says('bot ready');
  expect(stage.discord.gateway.live.map(({ shard }) => shard)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await bot.stop()).toBe(0);
});
