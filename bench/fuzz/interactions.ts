import { setTimeout as delay } from 'node:timers/promises';

import { startLocalDiscord } from '../../sandbox/discord/local-discord.ts';
import { pushCommands } from '../../src/discord/registration.ts';
import { createRest } from '../../src/discord/rest.ts';
import { commands } from '../../commands/index.ts';
import { connectGateway } from '../../src/discord/gateway.ts';
import { createDispatch, type DispatchDeps } from '../../src/discord/dispatch.ts';
import { parseInteraction } from '../../src/discord/interaction.ts';
import { anyJson, damageJson } from './damage.ts';
import { createDice } from './dice.ts';
import { createTally, type Tally } from './tally.ts';

const TOO_SLOW_MS = 250;
const ARRIVES_WITHIN_MS = 5_000;
const PURELY_RANDOM = 10;

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Interactions as the local Discord sends them: commands with files, subcommands and options. */
async function recordSamples(): Promise<unknown[]> {
  const discord = await startLocalDiscord();
  const { token, apiUrl, applicationId, world } = discord;
  const client = createRest({ token, apiUrl });
  await pushCommands({ rest: client.rest, apiUrl, applicationId, serverId: null, commands });
  const seen: unknown[] = [];
  const gateway = await connectGateway({
    token,
    apiUrl,
    shards: 'auto',
    log: SILENT,
    onInteraction: (payload) => seen.push(payload),
    onProgress: () => {},
    onEnd: () => {},
  });
  const server = world.addServer({ name: 'fuzz' });
  const channel = world.addChannel(server, { name: 'clips' });
  const thread = world.addThread(channel);
  const member = world.addMember(server, { name: 'ada', permissions: ['Administrator'] });
  const file = (name: string) => ({ name, bytes: new Uint8Array(40) });
  const here = discord.as(member, channel);
  const view = { element1: file('e.png'), element1_view1: file('v.png') };
  await here.type('/kling-edit', { video: file('a.mp4'), prompt: 'put @image1 behind her' });
  await here.type('/kling-edit', { video: file('a.mp4'), prompt: 'x', image1: file('i.png') });
  await here.type('/kling-edit', { video: file('a.mov'), prompt: 'y', keep_audio: true, ...view });
  const inThread = discord.as(member, thread);
  for (const name of ['jobs', 'usage', 'privacy']) await inThread.type(`/kling ${name}`);
  for (const name of ['setup', 'usage', 'resume']) await here.type(`/kling-admin ${name}`);
  for (let waited = 0; seen.length < 9 && waited < ARRIVES_WITHIN_MS; waited += 20) await delay(20);
  await gateway.close();
  await client.close();
  await discord.close();
  return [...seen, ...seen.slice(0, 2).flatMap(pressedAndSent)];
}

/** The same person pressing a button and sending off a form, in Discord's documented shapes. */
function pressedAndSent(command: unknown): unknown[] {
  const base = structuredClone(command) as Record<string, unknown>;
  const message = { id: '900000000000000003', channel_id: '900000000000000002', flags: 64 };
  const pressed = { component_type: 2, custom_id: '1:again:k7f3q2m9x1', id: 3 };
  const chosen = { component_type: 6, custom_id: '1:gate:roles', values: ['900000000000000008'] };
  const label = (component: object) => ({ type: 18, id: 1, component: { id: 2, ...component } });
  const form = {
    custom_id: '1:report:k7f3q2m9x1',
    components: [
      label({ type: 4, custom_id: 'text', value: 'because' }),
      label({ type: 3, custom_id: 'days', values: ['7'] }),
      label({ type: 21, custom_id: 'why', value: 'other' }),
      { type: 1, id: 5, components: [{ type: 4, id: 6, custom_id: 'old', value: '' }] },
      { type: 10, id: 7, content: 'Read this.' },
    ],
    resolved: {},
  };
  return [
    { ...base, type: 3, message, data: pressed },
    { ...base, type: 3, message, data: chosen },
    { ...base, type: 5, message, data: form },
  ];
}

/** Whether what was read has the shape that its type says; a text where a text is promised. */
function isSound(read: NonNullable<ReturnType<typeof parseInteraction>>): boolean {
  const { reply, asker, attachmentLimit } = read;
  const texts = [reply.interactionId, reply.token, asker.userId, asker.serverId, asker.permissions];
  const own = read.kind === 'command' ? [read.name] : [read.customId];
  return [...texts, ...own].every((text) => typeof text === 'string') && attachmentLimit >= 0;
}

/**
 * Damaged and made-up interactions through the real parsing, and through the dispatch up to its handlers: nothing may throw, and
 * what is read has to be whole.
 */
export async function fuzzInteractions(runs: number, seed: number): Promise<Tally> {
  const samples = await recordSamples();
  const tally = createTally('interactions', TOO_SLOW_MS);
  for (const sample of samples) {
    if (parseInteraction(sample) === null) tally.defect('a sample was not understood');
  }
  const dispatch = createDispatch(nothingBehind());
  for (let at = 0; at < runs; at += 1) {
    const dice = createDice(seed + at);
    const isRandom = dice.below(PURELY_RANDOM) === 0;
    const payload = isRandom ? anyJson(dice) : damageJson(dice.pick(samples), dice);
    const began = tally.now();
    const again = () => `seed ${seed + at}`;
    try {
      const read = parseInteraction(payload);
      if (read !== null && !isSound(read)) tally.defect(`not whole: ${again()}`);
      await dispatch(payload);
      tally.note(read?.kind ?? 'not understood', began, again);
    } catch (error) {
      tally.note('thrown', began, again);
      tally.defect(`${String(error)}: ${again()}`);
    }
  }
  return tally.tally();
}

/** Every verb refuses: what is tried is how the dispatch gets there. */
function nothingBehind(): DispatchDeps {
  const refuse = async () => {
    throw new Error('nothing behind');
  };
  const anything = new Proxy({}, { get: () => refuse });
  return {
    commands,
    actions: anything as DispatchDeps['actions'],
    interactions: new Proxy({}, { get: () => async () => {} }) as DispatchDeps['interactions'],
    log: SILENT,
  };
}
