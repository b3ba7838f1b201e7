import { type Edit, parentOf, type ShownMessage } from '../core/edit.ts';
import type { Ports } from './ports.ts';
import { type OpenWay, postOnce, type WaysDeps } from './ways.ts';

type ThreadDeps = WaysDeps & Pick<Ports, 'servers'>;

/** An edit under whose message its remixes are posted. */
interface Original extends Pick<Edit, 'prompt' | 'locale'> {
  message: ShownMessage;
}

/**
 * The way into the thread under the original, for a remix in a server that wants them there; none for everything else. It goes before
 * all other ways, and shuts none of them.
 */
export async function threadWays(
  deps: ThreadDeps,
  edit: Edit,
  pings: string | null,
  signal: AbortSignal,
): Promise<OpenWay[]> {
  const original = await originalOf(deps, edit);
  if (original === null) return [];
  const under = original.message;
  return [
    {
      way: 'post',
      inThread: true,
      async go(parcel) {
        const threadId = await deps.messages.openThread(under, original);
        if (threadId === null) return null;
        const { message } = await postOnce(deps, threadId, edit, parcel, pings, signal);
        return { message: { ...message, parentId: under.channelId } };
      },
    },
  ];
}

/**
 * Null where there is none, or where it is in another channel than the one that the remix was asked for in: its person may not see
 * that, or who sees that may not see this. So a remix that was asked for in the thread stays where it is.
 */
async function originalOf(deps: ThreadDeps, edit: Edit): Promise<Original | null> {
  if (parentOf(edit) === null || edit.rootId === edit.id) return null;
  if (!(await deps.servers.gate(edit.serverId)).remixThreads) return null;
  const root = await deps.edits.read(edit.rootId);
  if (root?.serverId !== edit.serverId || root.state !== 'delivered' || root.takeDown) return null;
  const { message, prompt, locale } = root;
  if (message?.channelId !== edit.channelId) return null;
  // No thread opens in a thread: there, the reply is where it belongs.
  return edit.asker.parentChannelId === null ? { message, prompt, locale } : null;
}
