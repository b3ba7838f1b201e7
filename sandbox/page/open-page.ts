import { SandboxClock } from '../clock.ts';
import { makeSampleClip, makeSampleImage } from '../samples/clip.ts';
import { setStage, type Stage, type StageOptions } from '../stage.ts';
import { findAssets } from './assets.ts';
import { type Club, openClub } from './club.ts';
import { Page } from './page.ts';
import { Processes } from './processes.ts';
import { type PageServer, servePage } from './server.ts';

export interface PageOptions {
  /** 0: any free one. */
  port: number;
  segmind?: StageOptions['segmind'];
}

/** The sandbox with its page. */
export interface OpenPage {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly stage: Stage;
  /** Ends every process and removes all data. */
  close(): Promise<void>;
}

const PROVIDE_MS = 8_000;

/** The product's own defaults, but for what would only keep somebody from trying things. */
const SETTINGS = {
  DEFAULT_GATE: 'closed',
  USER_COOLDOWN_S: '0',
  USER_DAILY_EDITS: '100',
  USER_DAILY_SECONDS: '1000',
  SERVER_DAILY_USD: '100',
  QUEUE_LOCK_MS: '3000',
  PAUSE_PROBE_S: '3',
};

/**
 * Starts everything and resolves when the page can be used: Discord, Segmind, Redis, the bot, the worker, and a server that is set
 * up. Rejects with the system's error when the port is taken; whatever was started is then ended.
 */
export async function openPage({ port, segmind }: PageOptions): Promise<OpenPage> {
  const stage = await setStage({
    clock: new SandboxClock(),
    discord: { botName: 'Kling Edit' },
    segmind: { provideMs: PROVIDE_MS, credits: 1000, ...segmind },
    settings: SETTINGS,
  });
  try {
    const { club, processes, server } = await raisePage(stage, port);
    await Promise.all([processes.start('worker'), processes.start('bot')]);
    await club.setUp();
    return {
      url: server.url,
      stage,
      async close() {
        await Promise.all([server.close(), stage.close()]);
      },
    };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** The page on a stage, with nothing running yet. */
export async function raisePage(
  stage: Stage,
  port: number,
): Promise<{ club: Club; processes: Processes; server: PageServer }> {
  const club = openClub(stage);
  const processes = new Processes(stage);
  const samples = {
    'clip.mp4': await makeSampleClip(stage.dir, { name: 'clip' }),
    'picture.png': await makeSampleImage(stage.dir, { name: 'picture' }),
  };
  const page = new Page(stage, club, processes);
  return { club, processes, server: await servePage(page, await findAssets(samples), port) };
}
