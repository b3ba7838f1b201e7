import type { Deps } from '../deps.ts';
import type { Interaction } from '../model.ts';
import { channelPermissions } from '../permissions.ts';
import { presentMessage } from '../present-message.ts';
import { type Json, presentMember, presentPartialChannel, presentUser } from '../present.ts';

/** The INTERACTION_CREATE payload of an interaction; `data` is what its type brings along. */
export function interactionPayload(deps: Deps, interaction: Interaction, data: Json): Json {
  const { world, files } = deps;
  const { id, token, type, user, channel, source } = interaction;
  const { server } = channel;
  const member = server?.members.get(user.id);
  const permissions = String(channelPermissions(channel, user.id));
  return {
    id,
    application_id: world.bot.id,
    type,
    data,
    token,
    version: 1,
    channel_id: channel.id,
    channel: presentPartialChannel(channel, user.id),
    ...(server
      ? {
          guild_id: server.id,
          guild: { id: server.id, locale: server.preferredLocale, features: [] },
          guild_locale: server.preferredLocale,
        }
      : {}),
    ...(member
      ? { member: { ...presentMember(member), permissions } }
      : { user: presentUser(user) }),
    ...(source ? { message: presentMessage(source, world, files) } : {}),
    app_permissions: String(channelPermissions(channel, world.bot.id)),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: { '0': server?.id ?? '0' },
    context: server ? 0 : 1,
    attachment_size_limit: interaction.attachmentSizeLimit,
  };
}
