import type { CardOf } from '../core/card.ts';
import type { Edit } from '../core/edit.ts';
import { expectedMs, type Measured } from '../core/estimate.ts';
import type { PauseReason } from '../core/pause.ts';
import { managesServer } from '../core/rights.ts';
import { isEnding } from '../core/states.ts';
import { asked } from './asked.ts';
import { creditOf } from './credit.ts';
import { readCaps, type CapsDeps } from './caps.ts';
import { outputLink } from './output-link.ts';
import type { Ambient, Ports } from './ports.ts';
import { readWait, type WaitDeps } from './wait.ts';

export type CardDeps = Pick<Ports, 'edits' | 'ledger' | 'pauses'> &
  WaitDeps &
  CapsDeps & {
    ambient: Ambient;
    /** What holds in a server that has chosen no mode. */
    defaultGate: 'open' | 'closed';
  };

/** The facts of an edit's card as of now. */
export async function cardOf(deps: CardDeps, edit: Edit): Promise<CardOf<'edit'>> {
  const [measured, { showsCost }, credit] = await Promise.all([
    deps.edits.measured(),
    asked(deps.servers.limits(edit.serverId)),
    creditOf(deps, edit),
  ]);
  return {
    kind: 'edit',
    edit,
    credit,
    nowMs: deps.ambient.now(),
    position: null,
    waitMs: null,
    expectedMs: expectedMs(edit.clipMs, measured),
    left: null,
    pause: null,
    showsCost,
    canSetUp: false,
    ...NOTHING_POSTED,
    ...(edit.state === 'delivered' && !edit.takeDown ? postedOf(edit) : preparedOf(edit)),
    bare: false,
    elsewhere: null,
    ...(edit.state === 'queued' ? await waitingFacts(deps, edit, measured) : {}),
    ...(edit.state === 'submitting' ? { pause: await pauseReason(deps) } : {}),
  };
}

const NOTHING_POSTED = { fileName: null, beforeName: null, link: null };

/** Of an edit under way, the clip that goes to the model, where that was made for it. */
function preparedOf({ state, prepared, message }: Edit): Partial<CardOf<'edit'>> {
  if (!prepared || isEnding(state)) return {};
  return { beforeName: message?.before?.filename ?? null };
}

/** What stands in the message of an edit that was delivered. */
function postedOf(edit: Edit): Pick<CardOf<'edit'>, 'fileName' | 'beforeName' | 'link'> {
  const { message, sentAs } = edit;
  return {
    fileName: message?.attachment?.filename ?? null,
    beforeName: message?.before?.filename ?? null,
    link: sentAs === 'preview' || sentAs === 'link' ? outputLink(edit) : null,
  };
}

async function waitingFacts(
  deps: CardDeps,
  edit: Edit,
  measured: readonly Measured[],
): Promise<Partial<CardOf<'edit'>>> {
  const [wait, pause, standing, caps, canSetUp] = await Promise.all([
    readWait(deps, edit.id, measured),
    pauseReason(deps),
    deps.ledger.standing(edit.serverId, edit.requesterId),
    readCaps(deps, edit.asker),
    opensTheGate(deps, edit),
  ]);
  const left = Math.max(0, caps.dayEdits - standing.dayEdits);
  return {
    position: wait?.position ?? null,
    waitMs: wait?.waitMs ?? null,
    pause,
    canSetUp,
    left: caps.dayEdits === 0 ? null : { edits: left, of: caps.dayEdits },
  };
}

async function pauseReason({ pauses }: CardDeps): Promise<PauseReason | null> {
  return (await pauses.current())?.reason ?? null;
}

/** A closed gate lets managers in, and nobody tells them that it keeps everybody else out. */
async function opensTheGate(deps: CardDeps, { asker, serverId }: Edit): Promise<boolean> {
  if (deps.defaultGate !== 'closed' || !managesServer(asker.permissions)) return false;
  return (await deps.servers.gate(serverId)).mode === null;
}
