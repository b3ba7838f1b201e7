/*
 * The reference for acknowledging and for intake: a discord.js bot that answers every interaction with a deferral and, with
 * QUEUE=1, puts it into a BullMQ queue. It checks nothing, stores nothing else, and is told nothing by anybody.
 */
import process from 'node:process';

import { Queue } from 'bullmq';
import { Client } from 'discord.js';
import { Redis } from 'ioredis';

const { DISCORD_TOKEN, DISCORD_API_URL = '', REDIS_URL = '', QUEUE } = process.env;

const queue =
  QUEUE === '1'
    ? new Queue('bare', { connection: new Redis(REDIS_URL, { maxRetriesPerRequest: null }) })
    : null;
await queue?.waitUntilReady();

const client = new Client({ intents: [], rest: { api: DISCORD_API_URL, version: '10' } });
client.on('interactionCreate', (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void interaction
    .deferReply()
    .then(async () => queue?.add('edit', { interaction: interaction.id }))
    .catch((error: unknown) => console.error(error));
});
client.once('clientReady', () => console.log('bare bot ready'));
await client.login(DISCORD_TOKEN);
