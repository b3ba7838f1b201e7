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
    joined_at: '2026-01-02T03:04:05.678000+00:00',
  },
  app_permissions: '35840',
  locale: 'en-GB',
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

/** When the member in these payloads joined. */
export const JOINED_MS = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

/** INTERACTION_CREATE of a pressed button. */
export const pressed = (customId: string, changes: object = {}) => ({
  ...base,
  type: 3,
  data: { custom_id: customId, component_type: 2 },
  message: { id: '900000000000000003' },
  ...changes,
});

/** INTERACTION_CREATE of a choice in a menu of roles. */
export const chosen = (customId: string, values: unknown, changes: object = {}) =>
  pressed(customId, { data: { custom_id: customId, component_type: 6, values }, ...changes });

/** INTERACTION_CREATE of a form that a button opened, sent off. */
export const submitted = (customId: string, components: unknown = [], changes: object = {}) => ({
  ...base,
  type: 5,
  data: { custom_id: customId, components },
  message: { id: '900000000000000003', channel_id: CHANNEL, flags: 32768 },
  ...changes,
});

/** A field of a form with its label, filled in. */
export const labelled = (type: number, customId: string, content: object) => ({
  type: 18,
  id: 1,
  component: { type, id: 2, custom_id: customId, ...content },
});

export const memberOf = (id: string, permissions = '0') => ({
  member: { user: { id }, roles: [], permissions },
});
