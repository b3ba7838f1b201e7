import type { Events } from '../wire.ts';
import { state } from './state.ts';

export interface Listeners {
  on: { [K in keyof Events]: (data: Events[K]) => void };
  /** Whether the server answers. */
  onLink: (up: boolean) => void;
}

let stream: EventSource | null = null;

/** Follows what the person one is sees in the channel one is in; leaves what was followed before. */
export function follow({ on, onLink }: Listeners): void {
  stream?.close();
  const query = new URLSearchParams({ as: state.as, channel: state.channel });
  const opened = new EventSource(`/events?${query}`);
  stream = opened;
  const listen = <K extends keyof Events>(name: K) => {
    opened.addEventListener(name, (event: MessageEvent<string>) => {
      if (stream === opened) on[name](JSON.parse(event.data) as Events[K]);
    });
  };
  (['place', 'messages', 'started', 'panel'] as const).forEach(listen);
  opened.addEventListener('open', () => onLink(true));
  opened.addEventListener('error', () => onLink(false));
}
