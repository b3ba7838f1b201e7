import { APP, CHANNEL, PERSON, REPLY } from '../discord/samples.ts';

export const SERVER = '900000000000000006';

const base = {
  id: REPLY.interactionId,
  application_id: APP,
  token: REPLY.token,
  version: 1,
  guild_id: SERVER,
  channel_id: CHANNEL,
  channel: { id: CHANNEL, type: 0 },
  member: {
    user: { id: PERSON, username: 'neo' },
    roles: ['900000000000000008'],
    permissions: '2048',
  },
  app_permissions: '35840',
  locale: 'de',
  attachment_size_limit: 26_214_400,
};

/** An attachment as Discord resolves it. */
export const attachment = (id: string, filename: string) => ({
  id,
  filename,
  size: 1_234,
  url: `https://cdn.discordapp.com/ephemeral-attachments/1/${id}/${filename}?ex=1`,
  proxy_url: 'https://media.discordapp.net/x',
});

/** INTERACTION_CREATE of a slash command. */
export const typed = (data: object = {}, changes: object = {}) => ({
  ...base,
  type: 2,
  data: { id: '1', name: 'kling-edit', type: 1, ...data },
  ...changes,
});

/** INTERACTION_CREATE of a pressed button. */
export const pressed = (customId: string, changes: object = {}) => ({
  ...base,
  type: 3,
  data: { custom_id: customId, component_type: 2 },
  message: { id: '900000000000000003' },
  ...changes,
});

export const memberOf = (id: string, permissions = '0') => ({
  member: { user: { id }, roles: [], permissions },
});
