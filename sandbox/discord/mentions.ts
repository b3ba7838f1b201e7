import type { Component, Message, Pings } from './model.ts';
import { may } from './permissions.ts';

export interface AllowedMentions {
  parse?: (string | null)[] | null;
  users?: (string | null)[] | null;
  roles?: (string | null)[] | null;
  replied_user?: boolean | null;
}

export const NOBODY: Pings = { userIds: [], roleIds: [], everyone: false };

/** All text that a message shows: its content and, in reading order, its text displays. */
export function textOf(message: { content: string; components: readonly Component[] }): string {
  const parts = message.content === '' ? [] : [message.content];
  const visit = (component: Component) => {
    if (component.type === 10 && component.content !== undefined) parts.push(component.content);
    for (const child of component.components ?? []) visit(child);
    if (component.component) visit(component.component);
    if (component.accessory) visit(component.accessory);
  };
  for (const component of message.components) visit(component);
  return parts.join('\n');
}

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

const allowedIds = (
  found: string[],
  kind: 'users' | 'roles',
  allowed: AllowedMentions | undefined,
): string[] => {
  if (!allowed || allowed.parse?.includes(kind)) return found;
  return found.filter((id) => allowed[kind]?.includes(id));
};

/**
 * Whom a message mentions, after `allowed_mentions` had its say. Without `allowed_mentions` everything in the text
 * counts, as with Discord; the author's permission decides about `@everyone`.
 */
export function mentionsIn(
  message: Pick<Message, 'content' | 'components' | 'channel' | 'author'>,
  allowed: AllowedMentions | undefined,
): Pings {
  const text = textOf(message);
  const { server, recipient } = message.channel;
  const users = allowedIds(idsIn(text, /<@!?(\d+)>/g), 'users', allowed);
  const roles = allowedIds(idsIn(text, /<@&(\d+)>/g), 'roles', allowed);
  const everyone =
    /@(everyone|here)\b/.test(text) &&
    (!allowed || allowed.parse?.includes('everyone') === true) &&
    may(message.channel, message.author.id, 'MentionEveryone');
  return {
    userIds: users.filter((id) => (server ? server.members.has(id) : recipient?.id === id)),
    roleIds: roles.filter((id) => server?.roles.has(id) === true),
    everyone: everyone && server !== undefined,
  };
}
