import { MessageType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ShownMessage } from '../core/edit.ts';
import { readMessage } from './message-body.ts';

const recentMessage = z.object({
  author: z.object({ id: z.string(), bot: z.boolean().optional() }),
  type: z.number().optional(),
  interaction_metadata: z.unknown().optional(),
  attachments: z.array(z.object({ filename: z.string() })).catch([]),
  content: z.string().catch(''),
  components: z.unknown().optional(),
});

type RecentMessage = z.infer<typeof recentMessage>;

/**
 * The newest message that we posted whose small line shows `mark` as its reference. Others' messages never match:
 * nobody can have a delivery taken for done by writing its reference. Nor do replies to commands: the edit's own card
 * shows the same reference, and a message is only posted because that one cannot be edited.
 */
export function findMarked(
  messages: unknown,
  channelId: string,
  mark: string,
  ourIds: readonly string[],
): ShownMessage | null {
  if (!Array.isArray(messages)) return null;
  for (const message of messages as unknown[]) {
    const parsed = recentMessage.safeParse(message);
    if (!parsed.success || !isPostOfOurs(parsed.data, ourIds)) continue;
    const { content, components, attachments } = parsed.data;
    if (!marksIn(content, components).includes(mark)) continue;
    const names = attachments.map(({ filename }) => filename);
    return readMessage({ channel_id: channelId, ...(message as object) }, names);
  }
  return null;
}

/** The id inside a bot's token; undefined for one of another form. Source: Discord's documentation, "Authentication". */
export function botIdOf(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{15,20}$/.test(id) ? id : undefined;
}

function isPostOfOurs(message: RecentMessage, ourIds: readonly string[]): boolean {
  const { author, type } = message;
  const isReply =
    (message.interaction_metadata ?? null) !== null ||
    type === MessageType.ChatInputCommand ||
    type === MessageType.ContextMenuCommand;
  return !isReply && (ourIds.length === 0 ? author.bot === true : ourIds.includes(author.id));
}

/** The references that a message shows. Only the small line is looked at: a prompt on one card may hold the reference of another. */
export function marksIn(content: string, components: unknown): string[] {
  return [content, ...texts(components)]
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.startsWith('-# '))
    .flatMap((line) => line.slice('-# '.length).split(', '))
    .filter((fact) => fact.startsWith('ref '))
    .map((fact) => fact.slice('ref '.length));
}

/** All texts of a message's components, at any depth. */
function texts(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(texts);
  if (typeof component !== 'object' || component === null) return [];
  const content: unknown = Reflect.get(component, 'content');
  return [
    ...(typeof content === 'string' ? [content] : []),
    ...texts(Reflect.get(component, 'components')),
  ];
}
