import type { ClipCut, InputFile } from '../core/edit.ts';
import { fail, failureOf } from '../core/errors.ts';
import type { ServerWords } from '../core/word-lists.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';
import type { ScreenAnswer } from './screen-ports.ts';

export type ScreenRequestDeps = Pick<Ports, 'servers' | 'screen' | 'results'> & {
  ambient: Ambient;
  /** Whether the operator has a moderation endpoint: without one no clip is fetched for it. */
  hasRemoteScreen: boolean;
};

/** What is screened of a request. */
interface Screened {
  /** The id that its edit will have: its files on disk go by it. */
  id: string;
  prompt: string;
  /** Links. */
  images: readonly string[];
  video: InputFile;
  /** The piece of it that is taken; null for all. */
  cut: ClipCut | null;
}

/** Somebody waits for their request to be taken; Discord's CDN sends the largest clip that is taken within this, in ms. */
const CLIP_WITHIN_MS = 30_000;

/**
 * Whether a moderator has to look at a request because of what it says or shows, whatever the gate lets through. Rejects with
 * `words_refused`, `screen_refused`: also where a moderator would have to be asked, and the server named no channel for that.
 */
export async function needsModerator(
  deps: ScreenRequestDeps,
  serverId: string,
  request: Screened,
): Promise<boolean> {
  const answer = await screenAll(deps, await asked(deps.servers.words(serverId)), request);
  if (answer.kind === 'clean') return false;
  if (answer.action === 'approval') {
    const { moderatorsChannelId } = await asked(deps.servers.gate(serverId));
    if (moderatorsChannelId !== null) return true;
  }
  if (answer.kind === 'words') throw fail('words_refused');
  throw fail('screen_refused', { answered: answer.kind === 'flagged' });
}

/** Prompt and pictures first: a clip is fetched only where its frames can still change what is done. */
async function screenAll(
  deps: ScreenRequestDeps,
  rules: ServerWords,
  request: Screened,
): Promise<ScreenAnswer> {
  const { prompt, images } = request;
  const said = await deps.screen.ask({ prompt, images }, rules);
  if (!deps.hasRemoteScreen || isSettled(said)) return said;
  const shown = await deps.screen.look(await framesOf(deps, request), rules);
  const isHeavier = shown.kind !== 'clean' && shown.action === 'refuse';
  return isHeavier || said.kind === 'clean' ? shown : said;
}

/** Refused, or the endpoint itself has sent it to the moderators already, who see the clip. */
function isSettled(said: ScreenAnswer): boolean {
  if (said.kind === 'clean') return false;
  return said.action === 'refuse' || said.kind !== 'words';
}

/** Null where they cannot be had. Nothing stays on disk: the clip may wait for hours, and be delivered by another machine. */
async function framesOf(
  { results, ambient }: ScreenRequestDeps,
  { id, video, cut }: Screened,
): Promise<readonly string[] | null> {
  const signal = AbortSignal.timeout(CLIP_WITHIN_MS);
  try {
    const file = await results.fetchSource(id, video, signal);
    return await results.sample(id, file, signal, cut);
  } catch (error) {
    const { code } = failureOf(error);
    ambient.log.info({ edit: id, code }, 'no clip to screen');
    return null;
  } finally {
    await results.discard(id, null).catch(() => {});
  }
}
