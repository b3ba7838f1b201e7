import { spawnSync } from 'node:child_process';
import process from 'node:process';

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

import { SandboxClock } from '../../sandbox/clock.ts';
import {
  openPage,
  type OpenPage,
  type PageOptions,
  raisePage,
} from '../../sandbox/page/open-page.ts';
import { setStage } from '../../sandbox/stage.ts';

const PROGRAM = 'chromium';

/** No sandbox for root, no graphics card, and files instead of a shared memory that containers keep small. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--mute-audio'];

const isThere = spawnSync(PROGRAM, ['--version'], { stdio: 'ignore' }).status === 0;

const skips = !isThere && !process.env['CI'];
if (skips) {
  process.stderr.write(`SKIPPED: tests of the page. Install Debian's package "${PROGRAM}".\n`);
}

/** Tests in a browser: skipped, and said so, where there is none; but where CI is set they run, and fail. */
export const describeInBrowser = skips ? describe.skip : describe;

/** The sandbox with its page, and a browser to look at it. */
export interface Visit {
  sandbox: Pick<OpenPage, 'url' | 'stage' | 'close'>;
  browser: Browser;
  /** Another browser window, at the page. What goes wrong in it is in {@link Visit.complaints}. */
  visit(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  /** Errors of scripts and of the page's policy. */
  complaints: readonly string[];
  close(): Promise<void>;
}

export async function openVisit(options: Partial<PageOptions> = {}): Promise<Visit> {
  return visitTo(await openPage({ port: 0, ...options }));
}

/** The same with no bot and no worker: a test plays the bot. */
export async function openQuietVisit(): Promise<Visit> {
  const stage = await setStage({ clock: new SandboxClock(), discord: { botName: 'Kling Edit' } });
  const { server } = await raisePage(stage, 0);
  const close = async () => void (await Promise.all([server.close(), stage.close()]));
  return visitTo({ url: server.url, stage, close });
}

async function visitTo(sandbox: Visit['sandbox']): Promise<Visit> {
  const browser = await launch(sandbox);
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    sandbox,
    browser,
    complaints,
    async visit(more = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...more });
      contexts.push(context);
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (line) => {
        if (/Content Security Policy/.test(line.text())) complaints.push(line.text());
      });
      await page.goto(sandbox.url);
      await page.getByRole('heading', { name: '#remixes' }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

async function launch(sandbox: Visit['sandbox']): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: pathOf(PROGRAM), args: FLAGS });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Where a program is in the search path. */
function pathOf(program: string): string {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return stdout.trim() || program;
}

/** Takes another one's place. */
export async function be(page: Page, name: string): Promise<void> {
  const button = page.getByRole('group', { name: 'Who you are' }).getByRole('button', { name });
  await button.click();
  await page.getByRole('button', { name, pressed: true }).waitFor();
}

/** Goes to a channel of the server one is in. */
export async function go(page: Page, channel: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Channels' })
    .getByRole('button', { name: channel })
    .click();
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
}

/** Begins a command: its options can be filled in then. */
export async function begin(page: Page, line: string): Promise<void> {
  await page.getByRole('combobox', { name: /^Message/ }).fill(line);
  await page.getByRole('option', { name: line }).first().click();
  await page.getByRole('region', { name: line, exact: true }).waitFor();
}

export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Asks for an edit of the sample clip. */
export async function askForEdit(page: Page, prompt: string): Promise<void> {
  await begin(page, '/kling-edit');
  await page.getByRole('button', { name: 'Use a sample clip for video' }).click();
  await page.getByText('clip.mp4, ').waitFor();
  await page.getByRole('textbox', { name: 'prompt' }).fill(prompt);
  await send(page);
}
