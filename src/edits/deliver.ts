import type { Card } from '../core/card.ts';
import type { Edit, ShownMessage, Way } from '../core/edit.ts';
import { fail, failureOf, type ErrorCode } from '../core/errors.ts';
import { isEnding } from '../core/states.ts';
import { outputLink } from './output-link.ts';
import type { Ports, ResultFile } from './ports.ts';
import type { Run } from './run.ts';
import { cardOf, type CardDeps } from './show.ts';

export type DeliverDeps = Ports & CardDeps;

/** Discord's refusals that shut one way and leave the next one open. */
const SHUT: readonly ErrorCode[] = [
  'discord_token_dead',
  'discord_message_gone',
  'discord_no_access',
  'discord_edit_quota',
  'discord_filtered',
];

/**
 * Brings an edit's ending to its person: the clip, or the words. Repeated at will, since it goes by the edit's state.
 * Rejects with the failure that `queue/outcome` decides on.
 */
export async function deliverEdit(deps: DeliverDeps, id: string, run: Run): Promise<void> {
  const edit = await deps.edits.read(id);
  if (!edit) return;
  if (edit.state === 'delivering') return deliverClip(deps, edit, run);
  if (!isEnding(edit.state) || edit.toldAtMs !== null) return;
  // Written only after Discord took the clip: there is nothing left to tell, and a card without the file would take it off.
  if (edit.state === 'delivered') return deps.edits.told(id, edit.way ?? 'message');
  return tell(deps, edit, run);
}

async function deliverClip(deps: DeliverDeps, edit: Edit, run: Run): Promise<void> {
  if (edit.outputUrl === null) throw fail('result_gone');
  const file = await deps.results.fetch(edit.id, edit.outputUrl, run.drained);
  const sent = await send(deps, edit, file, run);
  if (!sent) throw fail('discord_no_access');
  const delivered = await deps.edits.move({
    id: edit.id,
    from: ['delivering'],
    to: 'delivered',
    set: { way: sent.way, ...(sent.message ? { message: sent.message } : {}) },
  });
  await deps.edits.told(edit.id, sent.way);
  await deps.results.discard(edit.id);
  deps.ambient.log.info(
    { edit: edit.id, way: sent.way, bytes: file.bytes, first: delivered !== null },
    'delivered',
  );
}

async function tell(deps: DeliverDeps, edit: Edit, run: Run): Promise<void> {
  const sent = await send(deps, edit, null, run);
  await deps.edits.told(edit.id, sent?.way ?? 'jobs');
  await deps.results.discard(edit.id);
  deps.ambient.log.info({ edit: edit.id, state: edit.state, way: sent?.way ?? 'jobs' }, 'told');
}

interface Sent {
  way: Way;
  /** Null when Discord did not say which it is. */
  message: ShownMessage | null;
}

/** The card of the ending as it will stand, with the clip if it goes along. */
async function endingCard(deps: DeliverDeps, edit: Edit, file: ResultFile | null): Promise<Card> {
  const ended: Edit = edit.state === 'delivering' ? { ...edit, state: 'delivered' } : edit;
  const card = await cardOf(deps, ended);
  if (card.kind !== 'edit' || edit.outputUrl === null || edit.state !== 'delivering') return card;
  if (file) return { ...card, fileName: file.filename };
  return { ...card, link: outputLink(edit) };
}

/** One way down. Null: there is no such way for this edit. */
interface OpenWay {
  way: Way;
  go(card: Card, file: ResultFile | null): Promise<Omit<Sent, 'way'> | null>;
}

/** Sends the ending by the first way that works; null when all are shut. A clip too large for its way goes as a link. */
async function send(
  deps: DeliverDeps,
  edit: Edit,
  file: ResultFile | null,
  run: Run,
): Promise<Sent | null> {
  // Ways that are shut leave the list: Discord counts refused requests, so the link does not knock at them again.
  const ways = waysOf(deps, edit, run.drained);
  const withFile = await endingCard(deps, edit, file);
  try {
    return await firstOpenWay(deps, edit, ways, withFile, file);
  } catch (error) {
    if (file === null || failureOf(error).code !== 'discord_too_large') throw error;
    // A clip that Segmind sent itself has no link: a card without it must not pass for its delivery.
    if (outputLink(edit) === null) throw error;
    deps.ambient.log.info({ edit: edit.id, bytes: file.bytes }, 'too large, sent as a link');
    const linked = await endingCard(deps, edit, null);
    return firstOpenWay(deps, edit, ways, linked, null);
  }
}

/** The ways down to an edit's person, in the order they are tried. */
function waysOf(deps: DeliverDeps, edit: Edit, signal: AbortSignal): OpenWay[] {
  return [
    {
      way: 'reply',
      async go(card, file) {
        const reply = await deps.edits.token(edit.id);
        if (!reply) return null;
        const shown = await deps.messages.editReply(reply, card, file, signal);
        return { message: shown ?? edit.message };
      },
    },
    {
      way: 'message',
      async go(card, file) {
        if (!edit.message) return null;
        return { message: await deps.messages.editMessage(edit.message, card, file, signal) };
      },
    },
    {
      way: 'post',
      go: async (card, file) => postOnce(deps, edit.channelId, edit, card, file, signal),
    },
    {
      way: 'direct',
      async go(card, file) {
        const channelId = await deps.messages.openDirect(edit.requesterId);
        return postOnce(deps, channelId, edit, card, file, signal);
      },
    },
  ];
}

/** Takes the shut ways off `ways` until one works. */
async function firstOpenWay(
  deps: DeliverDeps,
  edit: Edit,
  ways: OpenWay[],
  card: Card,
  file: ResultFile | null,
): Promise<Sent | null> {
  for (let next = ways[0]; next; next = ways[0]) {
    const { way } = next;
    try {
      const sent = await next.go(card, file);
      if (sent) return { way, ...sent };
    } catch (error) {
      const { code } = failureOf(error);
      if (!SHUT.includes(code)) throw error;
      deps.ambient.log.info({ edit: edit.id, way, code }, 'way shut');
    }
    ways.shift();
  }
  return null;
}

/** Posts a new message, unless an earlier try whose answer was lost did. */
async function postOnce(
  deps: DeliverDeps,
  channelId: string,
  edit: Edit,
  card: Card,
  file: ResultFile | null,
  signal: AbortSignal,
): Promise<{ message: ShownMessage }> {
  const before = await deps.edits.posting(edit.id);
  const posted = before ? await deps.messages.find(channelId, edit.id) : null;
  const message = posted
    ? await deps.messages.editMessage(posted, card, file, signal)
    : await deps.messages.post(channelId, edit.id, card, file, signal);
  return { message };
}
