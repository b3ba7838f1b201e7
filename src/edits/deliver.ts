import type { CardOf } from '../core/card.ts';
import type { Edit, Way } from '../core/edit.ts';
import { EditError, fail, failureOf } from '../core/errors.ts';
import { isEnding, isForModerators } from '../core/states.ts';
import { askConsent, redrawConsent } from './ask-consent.ts';
import { askModerators, redrawAsk } from './ask.ts';
import { loadsOf, type Load } from './loads.ts';
import { outputLink } from './output-link.ts';
import { pingAfter, pingDue } from './ping.ts';
import type { Ports } from './ports.ts';
import { prepareClip } from './prepare.ts';
import { pointTo, redrawEnding } from './redraw.ts';
import type { Run } from './run.ts';
import { cardOf, type CardDeps } from './card-of.ts';
import { isToBeScreened, screenResult } from './screen-result.ts';
import { isTakeOffDue, takeOff } from './take-off.ts';
import { threadWays } from './thread-way.ts';
import { keepThumbnail } from './thumbnail.ts';
import { firstOpenWay, onlyNew, waysOf, type OpenWay, type Parcel, type Sent } from './ways.ts';

export type DeliverDeps = Ports & CardDeps;

/**
 * Brings an edit's ending to its person: the clip, or the words. Repeated at will, since it goes by the edit's state.
 * Rejects with the failure that `queue/outcome` decides on.
 */
export async function deliverEdit(deps: DeliverDeps, id: string, run: Run): Promise<void> {
  const edit = await deps.edits.read(id);
  if (!edit) return;
  if (edit.takeDown) return withdraw(deps, edit, run);
  if (edit.state === 'delivering') {
    await deliverClip(deps, edit, run);
    // Taken down while its clip was on the way: whatever was taken off before, this came later.
    const now = await deps.edits.read(id);
    return now?.takeDown ? takeOff(deps, now, false, run.drained) : undefined;
  }
  if (edit.state === 'preparing' || isForModerators(edit.state)) {
    await stepOf(edit)(deps, edit, run);
    // What was decided meanwhile, or comes next, was pushed into this queue in vain: this job was in it.
    const now = await deps.edits.read(id);
    return now && now.rev !== edit.rev ? deliverEdit(deps, id, run) : undefined;
  }
  if (edit.state === 'awaiting_consent') {
    await askConsent(deps, edit, run);
    // As above.
    const now = await deps.edits.read(id);
    return now && now.state !== edit.state ? deliverEdit(deps, id, run) : undefined;
  }
  if (!isEnding(edit.state) || edit.toldAtMs !== null) return;
  // Written only after Discord took the clip: there is nothing left to tell, and a card without the file would take it off.
  if (edit.state === 'delivered') return finish(deps, edit, edit.way ?? 'message');
  await tell(deps, edit, run);
}

/** What is done of an edit that is not over. */
function stepOf(edit: Edit): (deps: DeliverDeps, edit: Edit, run: Run) => Promise<void> {
  if (edit.state === 'preparing') return prepareClip;
  return isToBeScreened(edit) ? screenResult : askModerators;
}

async function deliverClip(deps: DeliverDeps, edit: Edit, run: Run): Promise<void> {
  if (edit.outputUrl === null) throw fail('result_gone');
  const pings = (await pingDue(deps, edit)) ? edit.requesterId : null;
  // Ways that are shut leave the list: a smaller file does not knock at them again.
  const ways = [
    ...(await threadWays(deps, edit, pings, run.drained)),
    ...waysOf(deps, edit, pings, run.drained),
  ];
  let refused: unknown = null;
  for await (const load of loadsOf(deps, edit, edit.outputUrl, run.drained)) {
    try {
      const sent = await sendLoad(deps, edit, ways, load);
      if (!sent) throw fail('discord_no_access');
      return await delivered(deps, edit, load, sent, run.drained);
    } catch (error) {
      if (failureOf(error).code !== 'discord_too_large') throw error;
      const bytes = load.files.map((file) => file.bytes);
      deps.ambient.log.info({ edit: edit.id, bytes }, 'too large for Discord');
      refused = error;
    }
  }
  // A card without clip or link must not pass for its delivery.
  throw new EditError(fail('discord_too_large', { limit: edit.attachmentLimit }).failure, refused);
}

/** Sends it as a card; where Discord does not take the card's form, as plain text with the file. */
async function sendLoad(
  deps: DeliverDeps,
  edit: Edit,
  ways: OpenWay[],
  load: Load,
): Promise<(Sent & Pick<Parcel, 'form'>) | null> {
  const card = await clipCard(deps, edit, load);
  const { files } = load;
  const go = async (form: Parcel['form'], by: OpenWay[]) => {
    const sent = await firstOpenWay(deps, edit, by, { card, form, files });
    return sent && { ...sent, form };
  };
  try {
    return await go('card', ways);
  } catch (error) {
    if (failureOf(error).code !== 'discord_form_refused') throw error;
    deps.ambient.log.error({ edit: edit.id, error }, 'card refused, sent as plain text');
    return go('plain', onlyNew(ways));
  }
}

async function delivered(
  deps: DeliverDeps,
  edit: Edit,
  { files, sentAs }: Load,
  { way, message, form, inThread }: Sent & Pick<Parcel, 'form'>,
  signal: AbortSignal,
): Promise<void> {
  const elsewhere = form === 'plain' || inThread ? message : null;
  // Before it is written down: whoever is killed in between is followed by one that finds the message, and does it again.
  if (elsewhere) await pointTo(deps, edit, elsewhere);
  const moved = await deps.edits.move({
    id: edit.id,
    from: ['delivering'],
    to: 'delivered',
    set: { way, sentAs, ...(message ? { message } : {}) },
  });
  const bytes = files.map((file) => file.bytes);
  const first = moved !== null;
  deps.ambient.log.info({ edit: edit.id, way, sentAs, bytes, first }, 'delivered');
  const takeDown = moved?.takeDown ?? null;
  const posted = message ? { message } : {};
  const ended = { ...edit, state: 'delivered', takeDown, ...posted } as const;
  await finish(deps, ended, way, {
    redraw: async () => (elsewhere ? pointTo(deps, edit, elsewhere) : redrawEnding(deps, edit.id)),
    keep: async () => (first ? keepThumbnail(deps, ended, files[0] ?? null, signal) : undefined),
  });
}

/** Of a clip that was taken down: before it was delivered its person hears of that alone, afterwards it goes from its message. */
async function withdraw(deps: DeliverDeps, edit: Edit, run: Run): Promise<void> {
  const { id } = edit;
  if (edit.state === 'delivering') {
    await deps.edits.move({ id, from: ['delivering'], to: 'delivered' });
  }
  const ended = edit.state === 'delivering' ? { ...edit, state: 'delivered' as const } : edit;
  const told = edit.toldAtMs === null ? await tell(deps, ended, run) : null;
  if (!isTakeOffDue(ended)) return;
  await takeOff(deps, ended, told === 'reply' || told === 'message', run.drained);
}

async function tell(deps: DeliverDeps, edit: Edit, run: Run): Promise<Sent['way']> {
  const pings = (await pingDue(deps, edit)) ? edit.requesterId : null;
  const ways = waysOf(deps, edit, pings, run.drained);
  const card = await cardOf(deps, edit);
  const sent = await firstOpenWay(deps, edit, ways, { card, form: 'card', files: [] });
  const way = sent?.way ?? 'jobs';
  await finish(deps, { ...edit, message: sent?.message ?? edit.message }, way);
  // Nothing is left for others to decide.
  await redrawAsk(deps, edit);
  await redrawConsent(deps, edit);
  return way;
}

/** What a delivery does after it was told. Neither rejects. */
interface Afterwards {
  /** Draws the ending on its own card once more. */
  redraw(): Promise<void>;
  /** Keeps what is wanted of its files, before they go. */
  keep(): Promise<void>;
}

/** Its person knows. What is left may fail and holds nothing up. */
async function finish(
  deps: DeliverDeps,
  edit: Edit,
  way: Way,
  { redraw, keep }: Partial<Afterwards> = {},
): Promise<void> {
  const told = await deps.edits.told(edit.id, way);
  // An older card was drawn over this one while it was on its way.
  if (told.overdrawn) await (redraw ?? (async () => redrawEnding(deps, edit.id)))();
  if (told.first) await pingAfter(deps, edit, way);
  await keep?.();
  // A clip that Segmind sent itself is nowhere else: one that could not be posted is kept.
  const kept = edit.state === 'undeliverable';
  await deps.results.discard(edit.id, kept ? null : edit.outputUrl);
}

/** The card of the finished clip as it will stand. */
async function clipCard(
  deps: DeliverDeps,
  edit: Edit,
  { files: [clip, before], sentAs }: Load,
): Promise<CardOf<'edit'>> {
  return {
    ...(await cardOf(deps, { ...edit, state: 'delivered' })),
    fileName: clip?.filename ?? null,
    beforeName: before?.filename ?? null,
    link: sentAs === 'whole' ? null : outputLink(edit),
  };
}
