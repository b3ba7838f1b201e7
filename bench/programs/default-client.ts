/*
 * The reference for memory by servers: a discord.js client as its guide makes it, with the one intent that the guide names, and
 * its caches as they are. Says so when every server of READY has arrived.
 */
import process from 'node:process';

import { Client, Events, GatewayIntentBits } from 'discord.js';

const { DISCORD_TOKEN, DISCORD_API_URL = '' } = process.env;

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: DISCORD_API_URL, version: '10' },
});
client.once(Events.ClientReady, () => console.log(`client ready: ${client.guilds.cache.size}`));
await client.login(DISCORD_TOKEN);
