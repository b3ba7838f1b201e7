import type { InputFile, ShownMessage } from '../core/edit.ts';
import type { Ports } from './ports.ts';

/** A clip that a message of ours holds, under a link of today; null where it is not there any more. Rejects where Discord does not answer. */
export async function heldFile(
  deps: Pick<Ports, 'messages'>,
  message: ShownMessage | null,
  which: 'attachment' | 'before',
): Promise<InputFile | null> {
  const known = message?.[which];
  if (!message || !known) return null;
  const files = await deps.messages.refetch(message);
  const held =
    files?.find(({ id }) => id === known.id) ??
    files?.find(({ filename }) => filename === known.filename);
  if (!held) return null;
  const { url, filename, bytes } = held;
  return { input: 'video', url, filename, bytes };
}
