import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { type Crowd, hasClip, openCrowd, says } from '../support/crowd.ts';
import { isRefusal } from '../support/scene.ts';

let dir: string;
let clip: string;
let crowd: Crowd;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-pauses-'));
  clip = await makeSampleClip(dir, { seconds: 3, fps: 24, width: 720, height: 720, audio: false });
}, 60_000);

afterAll(async () => rm(dir, { recursive: true, force: true }));
afterEach(async () => crowd.close());

const open = async (settings: Record<string, string> = {}): Promise<void> => {
  crowd = await openCrowd(clip, settings);
};

describe('when Segmind takes nothing from anybody', () => {
  test('all pauses, nobody loses their place, operators hear of it, and it goes on by itself', async () => {
    await open({ SEGMIND_MAX_IN_FLIGHT: '2', PAUSE_PROBE_S: '1' });
    const { server, person } = crowd.serverOf('A');
    const told = crowd.stage.discord.world.addChannel(server, { name: 'operators' });
    await crowd.restart({ OPERATOR_CHANNEL_ID: told.id, OPERATOR_USER_IDS: '900000000000000098' });
    crowd.stage.segmind.credits = 0;
    const [ada, bob, cid] = [person('ada'), person('bob'), person('cid')];
    const first = await crowd.edit(ada, 'one');
    await first.until(says('Editing is paused'));
    const refused = await (await crowd.edit(bob, 'two')).until(isRefusal);
    expect(refused.text).toContain('run out of credit');
    const messages = () =>
      crowd.stage.discord.world.messagesIn(told).map((one) => crowd.stage.discord.card(one).text);
    await expect.poll(() => messages().length, { timeout: 60_000 }).toBe(1);
    expect(messages()[0]).toMatch(/credit/i);
    expect(crowd.stage.segmind.billed()).toBe(0);
    crowd.stage.segmind.credits = 1_000;
    await first.until(hasClip, 60_000);
    await (await crowd.edit(cid, 'three')).until(hasClip);
    expect(crowd.stage.segmind.billed()).toBe(2);
    await expect.poll(() => messages().length, { timeout: 60_000 }).toBe(2);
  }, 120_000);

  test('an operator resumes at once; nobody else can', async () => {
    await open({ PAUSE_PROBE_S: '3600' });
    const { person } = crowd.serverOf('A');
    const [ada, op] = [person('ada'), person('op')];
    await crowd.restart({ OPERATOR_USER_IDS: op.user.id });
    const route = 'POST /v2/kling-o1-video-to-video-edit';
    crowd.stage.segmind.faults.add(route, {
      fault: { kind: 'answer', status: 403, body: { error: 'no' } },
    });
    const first = await crowd.edit(ada, 'one');
    await first.until(says('Editing is paused'));
    expect((await (await ada.type('/kling-admin resume')).until(isRefusal)).text).toContain(
      'run this bot',
    );
    await (
      await op.type('/kling-admin resume')
    ).until((card) => card.state === 'shown' && !isRefusal(card));
    await first.until(hasClip, 60_000);
    expect(crowd.stage.segmind.billed()).toBe(1);
  }, 120_000);
});

test('of an edit that nobody knows the end of, another one is a press away', async () => {
  await open();
  const { server, person } = crowd.serverOf('A');
  const [ada, bob] = [person('ada'), person('bob')];
  const route = 'POST /v2/kling-o1-video-to-video-edit';
  crowd.stage.segmind.faults.add(route, { fault: { kind: 'answer-after', status: 504 } });
  const typed = await crowd.edit(ada, 'one');
  await typed.until(says('Nobody can say'));
  const no = await bob.click(typed, 'Run again');
  expect((await no.until((card) => card.ephemeral)).text).toContain('somebody else');
  const again = await ada.click(typed, 'Run again');
  await again.until(hasClip);
  expect(crowd.stage.segmind.billed()).toBe(2);
  expect(crowd.stage.segmind.jobs.map(({ body }) => body.prompt)).toEqual(['one', 'one']);
  expect(await crowd.standing(server, ada.user)).toMatchObject({ dayEdits: 1 });
});

test('Redis killed and started again in the middle of twenty edits: none is lost', async () => {
  await open({ SEGMIND_MAX_IN_FLIGHT: '4' });
  const { server, person } = crowd.serverOf('A');
  const typed: TypedInteraction[] = [];
  for (let at = 0; at < 20; at += 1) {
    typed.push(await crowd.edit(person(`p${at}`), `edit ${at}`));
    if (at === 10) await typed[5]?.until(hasClip);
  }
  await Promise.all(typed.map(async (one) => one.until((card) => card.state === 'shown')));
  await crowd.stage.redis.kill();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await crowd.stage.redis.restart();
  const cards = await Promise.all(
    typed.map(async (one) => one.until((card) => hasClip(card) || isRefusal(card), 90_000)),
  );
  expect(cards.filter(hasClip)).toHaveLength(20);
  expect(crowd.stage.segmind.billed()).toBe(20);
  const { user } = person('late');
  await expect.poll(async () => (await crowd.standing(server, user)).serverHeldMicros).toBe(0);
}, 120_000);
