import { rateLimited } from '../discord/http/answers.ts';
import { lasting, onRoutes, onServers, type SwitchedFault } from './faults.ts';

const CALLBACK = ['POST /interactions/:interaction/:token/callback'];
const EDITS = [
  'PATCH /webhooks/:application/:token/messages/:message',
  'PATCH /channels/:channel/messages/:message',
];
const POSTS = ['POST /channels/:channel/messages'];

const SMALL_BYTES = 500_000;
const RETRY_AFTER_S = 5;

export const DISCORD_FAULTS: readonly SwitchedFault[] = [
  {
    id: 'no-answer',
    name: 'Answers get lost',
    sentence: 'The next answer to a command or button never arrives: “did not respond”.',
    arm: onRoutes('discord', CALLBACK, { fault: { kind: 'hang' }, times: 2 }),
  },
  {
    id: 'edits-fail',
    name: 'Edits fail',
    sentence: 'Messages cannot be edited (500), until switched off.',
    arm: onRoutes('discord', EDITS, { fault: { kind: 'answer', status: 500 }, times: Infinity }),
  },
  {
    id: 'posts-fail',
    name: 'New messages fail',
    sentence: 'Nothing new can be posted (500), until switched off.',
    arm: onRoutes('discord', POSTS, { fault: { kind: 'answer', status: 500 }, times: Infinity }),
  },
  {
    id: 'held-back',
    name: 'Held back',
    sentence: `The next edit of a message is answered 429: wait ${RETRY_AFTER_S} s.`,
    arm: onRoutes('discord', EDITS, { fault: rateLimited(RETRY_AFTER_S) }),
  },
  {
    id: 'small-files',
    name: 'Small files only',
    sentence: `Files over ${SMALL_BYTES / 1000} kB are refused in all servers, until switched off: results are made to fit.`,
    arm: onServers((server) => {
      const before = server.attachmentSizeLimit;
      server.attachmentSizeLimit = SMALL_BYTES;
      return () => void (server.attachmentSizeLimit = before);
    }),
  },
  {
    id: 'gateway-gone',
    name: 'Gateway closed',
    sentence: 'The bot loses its connection and gets no new one, until switched off.',
    arm: ({ discord }) =>
      lasting(
        () => {
          discord.gateway.faults.refuseWith = 503;
          discord.gateway.kick();
        },
        () => void (discord.gateway.faults.refuseWith = undefined),
      ),
  },
  {
    id: 'may-not-attach',
    name: 'Bot may attach nothing',
    sentence: 'The bot may attach no files in any channel, until switched off.',
    arm: ({ discord: { world } }) => {
      const channels = [...world.channels.values()].filter(({ server }) => server !== undefined);
      const before = channels.map((channel) => channel.overwrites.get(world.bot.id));
      return lasting(
        () =>
          channels.forEach((channel) =>
            world.setBotPermissions(channel, { allow: ['ViewChannel'], deny: ['AttachFiles'] }),
          ),
        () =>
          channels.forEach((channel, at) => {
            const own = before[at];
            if (own) channel.overwrites.set(own.id, own);
            else channel.overwrites.delete(world.bot.id);
          }),
      );
    },
  },
  {
    id: 'bot-removed',
    name: 'Bot removed',
    sentence: 'The bot is kicked out of every server; switching this off invites it again.',
    arm: onServers((server, { discord }) => {
      discord.world.removeBot(server);
      return () => discord.world.addBot(server);
    }),
  },
];
