import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip } from '../../sandbox/samples/clip.ts';
import { NO_WORD_LISTS, type RemoteRules } from '../../src/core/word-lists.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { decided } from '../../src/core/audit.ts';
import { createServerSettings } from '../../src/redis/server-settings.ts';
import { says } from '../support/crowd.ts';
import { moderated } from '../support/moderated.ts';
import {
  openModeration,
  type Looked,
  type ModerationEndpoint,
} from '../support/moderation-endpoint.ts';
import { clipCard, openScene, type Scene } from '../support/scene.ts';

let scene: Scene;
let dir: string;
let clip: string;
let store: Redis;
let endpoint: ModerationEndpoint;

/** Pictures of the result, which is wide, and not of the clip that went in, which is square. */
const ofResult = ({ frames }: Looked): boolean => frames.includes('683x384');
const ofSource = ({ frames }: Looked): boolean => frames.includes('384x384');
const WIDE = [['683x384'], ['683x384'], ['683x384']];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kling-screened-'));
  const short = { seconds: 3, audio: false };
  clip = await makeSampleClip(dir, { ...short, width: 720, height: 720 });
  const wide = await makeSampleClip(dir, { ...short, name: 'wide', width: 1280, height: 720 });
  endpoint = await openModeration();
  scene = await openScene({
    segmind: { render: async () => wide },
    settings: { LOG_LEVEL: 'debug', MODERATION_URL: endpoint.url },
  });
  store = new Redis(scene.stage.redis.url);
  await Promise.all([scene.start('worker'), scene.start('bot')]);
}, 120_000);

afterAll(async () => {
  store.disconnect();
  endpoint.close();
  await scene.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

beforeEach(() => {
  endpoint.looked.length = 0;
  endpoint.objects = () => false;
});

const ask = async (person: Person, prompt: string): Promise<TypedInteraction> =>
  person.type('/kling-edit', { video: { path: clip }, prompt });

async function place(remote: Partial<RemoteRules>, more: { unset?: boolean } = {}) {
  const there = await moderated(scene, 'open', more);
  const words = { ...NO_WORD_LISTS, remote: { ...NO_WORD_LISTS.remote, ...remote } };
  const decision = decided(there.serverId, 'words.changed', null);
  const servers = createServerSettings({ redis: store });
  await servers.changeWords(there.serverId, () => words, decision);
  return there;
}

/** What was sent to Discord, but for the moderators' channel, and what was logged, that holds the link to the result or its name. */
function leaks(prompt: string, roomId: string): string[] {
  const { discord, segmind } = scene.stage;
  const { outputUrl } = segmind.jobs.find((job) => job.body.prompt === prompt) ?? {};
  const name = outputUrl?.split('/').at(-1);
  if (name === undefined) throw new Error(`Nothing was made of "${prompt}".`);
  const sent = discord.requests
    .filter(({ path }) => !path.includes(roomId))
    .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`);
  const logged = scene.programs.flatMap(({ output }) => output);
  return [...sent, ...logged].filter((line) => line.includes(name));
}

test('a clip that the screen objects to starts nothing', async () => {
  const { ada } = await place({});
  endpoint.objects = ofSource;
  const typed = await ask(ada, 'not this clip');
  await typed.until(says('objects to the prompt, to a picture or to the clip'));
  expect(endpoint.looked).toEqual([
    { text: 'not this clip', links: [], frames: [] },
    ...Array.from({ length: 3 }, () => ({ text: null, links: [], frames: ['384x384'] })),
  ]);
  expect(scene.submits('not this clip')).toBe(0);
  expect(await readdir(join(scene.stage.dir, 'data', 'results'))).toEqual([]);
}, 60_000);

test('a result that the screen finds clean is delivered, and no moderator is asked', async () => {
  const { ada, room } = await place({});
  await clipCard(await ask(ada, 'clean'));
  expect(endpoint.looked.filter(ofResult).map(({ frames }) => frames)).toEqual(WIDE);
  expect(scene.stage.discord.world.messagesIn(room)).toEqual([]);
}, 120_000);

test.each([
  ['objects to', true, 'objects to pictures of this clip'],
  ['gives no answer about', null, 'gave no answer about this clip'],
])(
  'a result that the screen %s goes to the moderators, and is shown once they say so',
  async (what, flagged, words) => {
    const { ada, mods, asked, see, until, room } = await place({ flagged: 'approval' });
    endpoint.objects = (looked) => (ofResult(looked) ? flagged : false);
    const prompt = `publish what it ${what}`;
    const typed = await ask(ada, prompt);
    const card = await asked('May this clip be shown?', prompt, words);
    await typed.until(says('A moderator looks at the clip before it is shown.'));
    expect(see(card).media.map(({ contentType }) => contentType)).toEqual([
      'video/mp4',
      'video/mp4',
    ]);
    expect(typed.see().media).toEqual([]);
    expect(leaks(prompt, room.id)).toEqual([]);
    await mods[0].click(card, 'Publish');
    await until(card, '**Published** by');
    expect((await clipCard(typed)).text).toContain(prompt);
    expect(endpoint.looked.filter(ofResult)).toHaveLength(3);
  },
  120_000,
);

test('a result that the screen objects to where the server refuses then is seen by nobody', async () => {
  const { ada, room, serverId } = await place({ flagged: 'refuse' });
  endpoint.objects = ofResult;
  const typed = await ask(ada, 'refuse me');
  const told = await typed.until(says('**Not approved.**', 'objects to the prompt'));
  expect([told.media, told.buttons]).toEqual([[], []]);
  expect(scene.stage.discord.world.messagesIn(room)).toEqual([]);
  expect(leaks('refuse me', room.id)).toEqual([]);
  const standing = await createLedger({ redis: store }).standing(serverId, ada.user.id);
  expect(standing).toMatchObject({ running: 0, serverHeldMicros: 0 });
  expect(standing.serverSpentMicros).toBeGreaterThan(0);
}, 120_000);

test('where nobody can be asked about it, it is rejected', async () => {
  const { ada, room } = await place({ flagged: 'approval' }, { unset: true });
  endpoint.objects = ofResult;
  const typed = await ask(ada, 'unasked');
  await typed.until(says('**Not approved.**', 'the channel in which they are asked'));
  expect(leaks('unasked', room.id)).toEqual([]);
}, 120_000);

test('the ledger adds up, and the local Discord found nothing to complain of', async () => {
  expect(await createLedger({ redis: store }).reckon()).toEqual([]);
  expect(scene.stage.discord.requests.filter(({ defect }) => defect)).toEqual([]);
});
