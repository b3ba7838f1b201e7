/*
 * The reference for the whole path: a bot for this job as one would write it in an afternoon. It defers, queues, calls v1 and waits
 * for the answer, downloads into a buffer, and edits its reply. No limits, no checks, no retries, nothing survives it.
 */
import process from 'node:process';

import { Queue, Worker } from 'bullmq';
import { AttachmentBuilder, Client, type ChatInputCommandInteraction } from 'discord.js';
import { Redis } from 'ioredis';

const { DISCORD_TOKEN, DISCORD_API_URL = '', REDIS_URL = '' } = process.env;
const { SEGMIND_API_URL = '', SEGMIND_API_KEY = '' } = process.env;

const connect = () => new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const queue = new Queue<{ id: string; url: string; prompt: string }>('plain', {
  connection: connect(),
});
const waiting = new Map<string, ChatInputCommandInteraction>();

const worker = new Worker<{ id: string; url: string; prompt: string }>(
  'plain',
  async ({ data }) => {
    const answer = await fetch(`${SEGMIND_API_URL}/v1/kling-o1-video-to-video-edit`, {
      method: 'POST',
      headers: { 'x-api-key': SEGMIND_API_KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: data.prompt, video_url: data.url }),
    });
    if (!answer.ok) throw new Error(`Segmind answered ${answer.status}: ${await answer.text()}`);
    const clip = Buffer.from(await answer.arrayBuffer());
    const files = [new AttachmentBuilder(clip, { name: 'edit.mp4' })];
    await waiting.get(data.id)?.editReply({ content: 'Here it is.', files });
    waiting.delete(data.id);
  },
  { connection: connect(), concurrency: 20 },
);
worker.on('failed', (_job, error) => console.error(error));

const client = new Client({ intents: [], rest: { api: DISCORD_API_URL, version: '10' } });
client.on('interactionCreate', (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  const { id, options } = interaction;
  const url = options.getAttachment('video', true).url;
  const prompt = options.getString('prompt', true);
  waiting.set(id, interaction);
  void interaction
    .deferReply()
    .then(async () => queue.add('edit', { id, url, prompt }))
    .catch((error: unknown) => console.error(error));
});
client.once('clientReady', () => console.log('plain bot ready'));
await client.login(DISCORD_TOKEN);
