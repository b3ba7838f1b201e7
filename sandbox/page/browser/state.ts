import type { Panel, Place, Started, WireMessage } from '../wire.ts';

/** What the page knows now. Only the stream and the way one goes write it. */
export const state = {
  /** Whom one is, and where; empty until the first answer. */
  as: '',
  channel: '',
  place: null as Place | null,
  order: [] as string[],
  messages: new Map<string, WireMessage>(),
  started: [] as Started[],
  panel: null as Panel | null,
  /** Ephemeral messages and failures that were put away; only the client does that. */
  dismissed: new Set<string>(),
  /** The newest message that was seen, by person and channel. */
  read: new Map<string, string>(),
};

/** The sandbox's time now, in milliseconds. */
export const sandboxNow = (): number => Date.now() + (state.panel?.aheadMs ?? 0);

const KEY = 'kling-sandbox-place';

/** Notes where one is, for a reload. */
export function rememberPlace(): void {
  sessionStorage.setItem(KEY, JSON.stringify({ as: state.as, channel: state.channel }));
}

export function recallPlace(): void {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { as?: string; channel?: string };
  state.as = kept.as ?? '';
  state.channel = kept.channel ?? '';
}
