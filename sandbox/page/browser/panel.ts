import type { FaultState, LogLine, Panel, PanelAct, ProcessState } from '../wire.ts';
import { announce, tellRefusal } from './announce.ts';
import { actOnSandbox } from './api.ts';
import { byId, el } from './dom.ts';
import { morph } from './morph.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const STEPS: readonly [string, number][] = [
  ['3 seconds', 3 * SECOND_MS],
  ['1 minute', MINUTE_MS],
  ['15 minutes', 15 * MINUTE_MS],
  ['1 hour', HOUR_MS],
  ['1 day', 24 * HOUR_MS],
  ['8 days', 8 * 24 * HOUR_MS],
];

const SPEEDS: readonly [string, number][] = [
  ['1 second', SECOND_MS],
  ['8 seconds', 8 * SECOND_MS],
  ['1 minute', MINUTE_MS],
  ['4 minutes, as the real one', 4 * MINUTE_MS],
];

const LOG_LINES = 40;

const STATES: Record<ProcessState['state'], string> = {
  starting: 'starting …',
  ready: 'running',
  stopping: 'stopping …',
  ended: 'not running',
};

/** The side panel: processes, clock, Segmind, Discord, log. */
export function drawPanel(panel: Panel): void {
  const next = el(
    'aside',
    {},
    el(
      'header',
      {},
      el('h2', {}, 'Sandbox'),
      el(
        'button',
        {
          type: 'button',
          class: 'plain only-narrow close',
          'data-act': 'close-drawer',
          'aria-label': 'Close sandbox',
        },
        '×',
      ),
    ),
    part('Processes', panel.processes.map(processRow)),
    part('Bill', [bill(panel)]),
    part('Clock', clock(panel)),
    part('Segmind', segmind(panel)),
    part(
      'Segmind goes wrong',
      panel.segmind.faults.map((fault) => faultRow('segmind', fault)),
    ),
    part(
      'Discord goes wrong',
      panel.discord.faults.map((fault) => faultRow('discord', fault)),
    ),
    part('Log', [log(panel.log)]),
  );
  for (const { name, value } of byId('panel').attributes) next.setAttribute(name, value);
  morph(byId('panel'), next);
}

function part(title: string, children: readonly HTMLElement[]): HTMLElement {
  return el('section', { 'aria-label': title }, el('h3', {}, title), ...children);
}

function act(
  label: string,
  what: PanelAct,
  more: Record<string, string | boolean | null> = {},
): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      class: 'button secondary small',
      'data-act': 'panel',
      'data-what': JSON.stringify(what),
      ...more,
    },
    label,
  );
}

function processRow({ role, state, pid, end }: ProcessState): HTMLElement {
  const about =
    state === 'ended'
      ? `${STATES[state]}: ${end ?? ''}`
      : `${STATES[state]}${pid === null ? '' : `, process ${pid}`}`;
  const runs = state === 'ready' || state === 'starting';
  return el(
    'div',
    { class: 'process', role: 'group', 'aria-label': role },
    el('span', { class: `lamp ${state}`, 'aria-hidden': 'true' }),
    el('span', {}, el('strong', {}, role), el('small', {}, about)),
    runs
      ? [
          act('Stop', { act: 'process', role, how: 'stop' }, { 'aria-label': `Stop the ${role}` }),
          act(
            'Kill',
            { act: 'process', role, how: 'kill' },
            { 'aria-label': `Kill the ${role} (kill -9)`, title: 'kill -9' },
          ),
        ]
      : act(
          'Start',
          { act: 'process', role, how: 'start' },
          { 'aria-label': `Start the ${role}`, disabled: state !== 'ended' },
        ),
  );
}

const dollars = (usd: number): string => `$${usd.toFixed(2)}`;

function bill({ segmind: { submits, billed, costUsd, credits, underWay } }: Panel): HTMLElement {
  const rows: [string, string][] = [
    ['Submits that arrived', String(submits)],
    ['Taken and billed', `${billed}, ${dollars(costUsd)}`],
    ['Under way', String(underWay)],
    ['Credit left', dollars(credits)],
  ];
  return el(
    'dl',
    {},
    rows.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  );
}

function clock({ now, aheadMs }: Panel): HTMLElement[] {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
  const ahead = aheadMs >= SECOND_MS ? `, ${Math.round(aheadMs / MINUTE_MS)} min ahead` : '';
  return [
    el('p', {}, el('time', { datetime: new Date(now).toISOString() }, format.format(now)), ahead),
    el(
      'div',
      { class: 'row' },
      STEPS.map(([label, ms]) => act(`+ ${label}`, { act: 'advance', ms })),
    ),
    el(
      'p',
      { class: 'faint' },
      'Moves Discord’s clock and Segmind’s: interaction tokens (15 minutes), signed links (a day), answers that are due (3 seconds), edits under way, results (7 days). The bot, the worker and Redis stay on real time: limits, budgets and approvals do not move.',
    ),
  ];
}

function segmind({ segmind: { provideMs, held, credits } }: Panel): HTMLElement[] {
  return [
    el('p', { id: 'speed' }, 'An edit takes'),
    el(
      'div',
      { class: 'row', role: 'group', 'aria-labelledby': 'speed' },
      SPEEDS.map(([label, ms]) =>
        act(label, { act: 'speed', ms }, { 'aria-pressed': String(provideMs === ms) }),
      ),
    ),
    el(
      'div',
      { class: 'row' },
      act(
        'Hold edits',
        { act: 'hold', on: !held },
        { 'aria-pressed': String(held), title: 'Edits stay under way until this is switched off' },
      ),
      credits > 0
        ? act('Take all credit', { act: 'credits', usd: 0 })
        : act('Give credit', { act: 'credits', usd: 1000 }),
    ),
  ];
}

function faultRow(
  of: 'segmind' | 'discord',
  { id, name, sentence, armed }: FaultState,
): HTMLElement {
  const about = `about-${of}-${id}`;
  return el(
    'div',
    { class: 'fault' },
    act(
      name,
      { act: 'fault', of, id, on: !armed },
      { 'aria-pressed': String(armed), 'aria-describedby': about },
    ),
    el('small', { id: about }, sentence),
  );
}

function log(lines: readonly LogLine[]): HTMLElement {
  const shown = lines.slice(-LOG_LINES).toReversed();
  return el(
    'ol',
    { class: 'log', tabindex: '0', 'aria-label': 'Last log lines, newest first' },
    shown.map(({ at, role, level, text }) =>
      el(
        'li',
        { class: level },
        el('time', {}, new Date(at).toISOString().slice(11, 19)),
        ` ${role} `,
        text,
      ),
    ),
  );
}

/** Does what a button of the panel stands for. */
export async function usePanel(from: HTMLElement): Promise<void> {
  const what = JSON.parse(from.dataset['what'] ?? '{}') as PanelAct;
  const done = await actOnSandbox(what);
  if (done.ok) announce(`Done: ${from.ariaLabel ?? from.textContent}.`);
  tellRefusal(done);
}
