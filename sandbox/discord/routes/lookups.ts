import { CreatePrivateChannelRequestSchema } from 'discord-api-spec/zod';
import { FormErrors, refusal } from '../api-error.ts';
import type { Deps } from '../deps.ts';
import { param, type Route } from '../http/router.ts';
import type { Channel, Server } from '../model.ts';
import { presentChannel, presentMember, presentServer, presentUser } from '../present.ts';
import { readCommands } from '../rules/commands.ts';
import { withoutLocalizations } from '../rules/localizations.ts';
import { checkSchema } from '../rules/strict-schema.ts';
import type { World } from '../world.ts';
import { maySee, ownServer, visibleChannel } from './access.ts';

/** Who the bot is, and whom and what it can look up. */
export function lookupRoutes({ world, messageContentIntent }: Deps): Route[] {
  const flags = messageContentIntent ? 1 << 19 : 0;
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    auth: true,
    handle,
  });
  return [
    get('/users/@me', () => ({ status: 200, body: { ...presentUser(world.bot), flags: 0 } })),
    get('/applications/@me', () => ({
      status: 200,
      body: {
        id: world.bot.id,
        name: world.bot.name,
        icon: null,
        description: '',
        bot_public: true,
        bot_require_code_grant: false,
        verify_key: '0'.repeat(64),
        flags,
        bot: presentUser(world.bot),
        owner: presentUser(world.bot),
        team: null,
      },
    })),
    get('/users/:user', (request) => {
      const user = world.users.get(param(request, 'user'));
      if (!user) throw refusal('unknown_user');
      return { status: 200, body: presentUser(user) };
    }),
    get('/guilds/:guild', (request) => {
      const server = ownServer(world, param(request, 'guild'));
      return { status: 200, body: presentServer(server) };
    }),
    get('/guilds/:guild/members/:user', (request) => {
      const server = ownServer(world, param(request, 'guild'));
      const id = param(request, 'user');
      if (!world.users.has(id)) throw refusal('unknown_user');
      const member = server.members.get(id);
      if (!member) throw refusal('unknown_member');
      return { status: 200, body: presentMember(member) };
    }),
    get('/channels/:channel', (request) => {
      const channel = visibleChannel(world, param(request, 'channel'));
      return { status: 200, body: presentChannel(channel) };
    }),
    ...placeRoutes(world),
    openDirectChannel(world),
  ];
}

/** A server's channels and threads. */
function placeRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/guilds/:guild/channels',
      auth: true,
      handle: (request) => {
        const server = ownServer(world, param(request, 'guild'));
        // All of them, also those that the bot may not view; no threads.
        const own = channelsOf(world, server).filter(({ thread }) => thread === undefined);
        return { status: 200, body: own.map(presentChannel) };
      },
    },
    {
      method: 'GET',
      path: '/guilds/:guild/threads/active',
      auth: true,
      handle: (request) => {
        const server = ownServer(world, param(request, 'guild'));
        const active = channelsOf(world, server)
          .filter(({ thread }) => thread?.archived === false)
          .filter((thread) => maySee(world, thread));
        return { status: 200, body: { threads: active.map(presentChannel), members: [] } };
      },
    },
  ];
}

function channelsOf(world: World, server: Server): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.server === server);
}

function openDirectChannel(world: World): Route {
  return {
    method: 'POST',
    path: '/users/@me/channels',
    auth: true,
    handle: ({ json }) => {
      const errors = new FormErrors();
      checkSchema(CreatePrivateChannelRequestSchema, json, errors);
      errors.throwIfAny();
      const { recipient_id: id } = json as { recipient_id?: string };
      const user = world.users.get(id ?? '');
      if (!user) throw refusal('unknown_user');
      if (user.bot) throw refusal('no_direct_messages');
      return { status: 200, body: presentChannel(world.directChannel(user)) };
    },
  };
}

/** Registering commands: the whole list at once, globally or for one server. */
export function commandRoutes({ world, commands }: Deps): Route[] {
  const scopes = [
    '/applications/:application/commands',
    '/applications/:application/guilds/:guild/commands',
  ];
  const scopeOf = (params: Record<string, string>): string | undefined => {
    if (params['application'] !== world.bot.id) throw refusal('unknown_application');
    const { guild } = params;
    if (guild !== undefined && !world.servers.get(guild)?.botPresent) {
      throw refusal('missing_access');
    }
    return guild;
  };
  return scopes.flatMap((path): Route[] => [
    {
      method: 'GET',
      path,
      auth: true,
      handle: ({ params, query }) => {
        const list = commands.list(scopeOf(params));
        const isWhole = query.get('with_localizations') === 'true';
        return { status: 200, body: isWhole ? list : list.map(withoutLocalizations) };
      },
    },
    {
      method: 'PUT',
      path,
      auth: true,
      handle: ({ params, json }) => {
        const guild = scopeOf(params);
        return { status: 200, body: commands.overwrite(readCommands(json), guild) };
      },
    },
  ]);
}
