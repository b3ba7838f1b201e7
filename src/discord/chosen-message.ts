import type { ChosenMessage } from '../edits/ask-remix.ts';
import { decodeCustomId } from './custom-id.ts';
import { marksIn } from './find-message.ts';
import type { ReceivedTarget } from './received.ts';

/** What people call a video. Its own bytes are looked at before anything is spent. */
const VIDEO_NAME = /\.(mp4|m4v|mov|webm|mkv|avi|wmv|flv|mpe?g|3gp|ts)$/i;
/** An edit's id. */
const EDIT_ID = /^k[0-9a-z]{9}$/;

/**
 * A message in whose menu somebody chose a command.
 *
 * @param channelId - where it was chosen, should Discord not say where the message is.
 */
export function chosenMessage(target: ReceivedTarget, channelId: string): ChosenMessage {
  const { id, channel_id: place, author, attachments, content, components } = target;
  return {
    channelId: place ?? channelId,
    messageId: id,
    author: { id: author.id, name: author.global_name ?? author.username ?? '' },
    clips: attachments
      .filter(
        ({ filename, content_type: type }) =>
          type?.startsWith('video/') === true || VIDEO_NAME.test(filename),
      )
      .map(({ url, filename, size }) => ({ input: 'video', url, filename, bytes: size })),
    names: [...new Set([...marksIn(content, components), ...buttonArgs(components)])].filter(
      (name) => EDIT_ID.test(name),
    ),
  };
}

/** What the buttons of a message are about. */
function buttonArgs(component: unknown): string[] {
  if (Array.isArray(component)) return component.flatMap(buttonArgs);
  if (typeof component !== 'object' || component === null) return [];
  const customId: unknown = Reflect.get(component, 'custom_id');
  const own = typeof customId === 'string' ? (decodeCustomId(customId)?.args ?? []) : [];
  const inner = ['components', 'accessory'].flatMap((key) =>
    buttonArgs(Reflect.get(component, key)),
  );
  return [...own, ...inner];
}
