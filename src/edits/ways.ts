import type { CardOf } from '../core/card.ts';
import type { Edit, Way } from '../core/edit.ts';
import { failureOf, type ErrorCode } from '../core/errors.ts';
import type { ResultFile, SentMessage } from './delivery-ports.ts';
import type { Ambient, Ports } from './ports.ts';

export type WaysDeps = Pick<Ports, 'edits' | 'messages'> & { ambient: Ambient };

/** A message as it is to be sent: as a card, or where Discord does not take its form, as plain text. */
export interface Parcel {
  card: CardOf<'edit'>;
  form: 'card' | 'plain';
  files: readonly ResultFile[];
}

export interface Sent {
  way: Way;
  /** Null when Discord did not say which it is. */
  message: SentMessage | null;
  /** In the thread under the original: its own card has to say so. */
  inThread: boolean;
}

type DownWay = Exclude<Way, 'jobs'>;

/** One way down. Null: there is no such way for this edit. */
export interface OpenWay {
  way: DownWay;
  inThread?: boolean;
  go(parcel: Parcel): Promise<Pick<Sent, 'message'> | null>;
}

/**
 * Discord's refusals that shut a way, with the other ways that each shuts too: reply and message are one message, message and
 * post are in one channel. Discord counts refused requests, so nothing knocks twice.
 */
const SHUTS: Partial<Record<ErrorCode, readonly DownWay[]>> = {
  discord_token_dead: ['reply'],
  discord_message_gone: ['reply', 'message'],
  discord_edit_quota: ['reply', 'message'],
  discord_channel_closed: ['message', 'post'],
  discord_no_access: [],
  discord_filtered: [],
};

/**
 * The ways down to an edit's person, in the order they are tried.
 *
 * @param pings - whom a new message notifies.
 */
export function waysOf(
  deps: WaysDeps,
  edit: Edit,
  pings: string | null,
  signal: AbortSignal,
): OpenWay[] {
  return [
    {
      way: 'reply',
      async go({ card, files }) {
        const reply = await deps.edits.token(edit.id);
        if (!reply) return null;
        const shown = await deps.messages.editReply(reply, card, files, signal);
        return { message: shown ?? edit.message };
      },
    },
    {
      way: 'message',
      async go({ card, files }) {
        if (!edit.message) return null;
        return { message: await deps.messages.editMessage(edit.message, card, files, signal) };
      },
    },
    {
      way: 'post',
      go: async (parcel) => postOnce(deps, edit.channelId, edit, parcel, pings, signal),
    },
    {
      way: 'direct',
      async go(parcel) {
        const channelId = await deps.messages.openDirect(edit.requesterId);
        return postOnce(deps, channelId, edit, parcel, null, signal);
      },
    },
  ];
}

/** A message once written as a card cannot become plain text: what goes as text is a new message. */
export function onlyNew(ways: readonly OpenWay[]): OpenWay[] {
  return ways.filter(({ way }) => way === 'post' || way === 'direct');
}

/**
 * Takes the shut ways off `ways` until one works; null when all are shut. Rejects with what is no way's fault: too large,
 * form refused, Discord away.
 */
export async function firstOpenWay(
  deps: WaysDeps,
  edit: Edit,
  ways: OpenWay[],
  parcel: Parcel,
): Promise<Sent | null> {
  let sent = parcel;
  for (let next = ways[0]; next; next = ways[0]) {
    const { way, inThread = false } = next;
    try {
      const done = await next.go(sent);
      if (done) return { way, inThread, ...done };
      ways.shift();
    } catch (error) {
      const { code } = failureOf(error);
      if (code === 'discord_filtered' && !sent.card.bare) {
        // Filters stop words and links; the clip itself may still get through.
        sent = { ...sent, card: { ...sent.card, bare: true } };
        deps.ambient.log.info({ edit: edit.id, way }, 'filtered, sent without words');
        continue;
      }
      const shut = SHUTS[code];
      if (!shut) throw error;
      deps.ambient.log.info({ edit: edit.id, way, inThread, code }, 'way shut');
      if (code === 'discord_token_dead') await deps.edits.forgetToken(edit.id);
      const left = ways.filter((one) => one !== next && (inThread || !shut.includes(one.way)));
      ways.splice(0, ways.length, ...left);
    }
  }
  return null;
}

/** Posts a new message, unless an earlier try whose answer was lost did. */
export async function postOnce(
  deps: WaysDeps,
  channelId: string,
  edit: Edit,
  { card, form, files }: Parcel,
  pings: string | null,
  signal: AbortSignal,
): Promise<{ message: SentMessage }> {
  const before = await deps.edits.posting(edit.id);
  const posted = before ? await deps.messages.find(channelId, edit.id) : null;
  if (posted?.attachment && files.length > 0) return { message: posted };
  const message =
    posted && form === 'card'
      ? await deps.messages.editMessage(posted, card, files, signal)
      : await deps.messages.post({ channelId, mark: edit.id, form, pings }, card, files, signal);
  return { message };
}
