import type { Place, WireChannel, WireServer } from '../wire.ts';
import { byId, el } from './dom.ts';
import { languageSelect } from './languages.ts';
import { hue } from './message.ts';
import { morph } from './morph.ts';
import { state } from './state.ts';

/** Servers, channels and people, each a button. */
export function drawSidebar(place: Place): void {
  const hereServer = place.servers.find(({ id }) => id === place.here?.server?.id);
  const next = el(
    'aside',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'plain only-narrow close',
        'data-act': 'close-drawer',
        'aria-label': 'Close channels',
      },
      '×',
    ),
    el(
      'nav',
      { 'aria-label': 'Servers', class: 'rail' },
      serverButton('Direct messages', '✉', [place.direct], hereServer === undefined),
      place.servers.map((server) =>
        serverButton(server.name, initials(server), server.channels, server === hereServer),
      ),
    ),
    el(
      'div',
      { class: 'channels' },
      el('h2', {}, hereServer?.name ?? 'Direct messages'),
      hereServer && el('p', { class: 'faint' }, hereServer.about),
      el(
        'nav',
        { 'aria-label': 'Channels' },
        (hereServer?.channels ?? [place.direct]).map((channel) =>
          channelButton(place, channel, hereServer ? '#' : '@'),
        ),
      ),
    ),
    people(place),
  );
  for (const { name, value } of byId('sidebar').attributes) next.setAttribute(name, value);
  morph(byId('sidebar'), next);
  byId<HTMLSelectElement>('language').value = place.locale;
}

const initials = ({ name }: WireServer): string =>
  name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');

const mentions = (count: number): string => (count === 1 ? '1 mention' : `${count} mentions`);

const pingsOf = (place: Place, { id, pings }: WireChannel): number => {
  const read = state.read.get(`${place.me.id}:${id}`) ?? '0';
  return pings.filter((ping) => BigInt(ping) > BigInt(read)).length;
};

const isUnread = (place: Place, { id, newest }: WireChannel): boolean =>
  newest !== null && BigInt(newest) > BigInt(state.read.get(`${place.me.id}:${id}`) ?? '0');

function serverButton(
  name: string,
  face: string,
  channels: readonly WireChannel[],
  here: boolean,
): HTMLElement {
  const { place } = state;
  const pings = place ? channels.reduce((sum, channel) => sum + pingsOf(place, channel), 0) : 0;
  const first = channels[0];
  return el(
    'button',
    {
      type: 'button',
      class: 'server',
      'data-act': 'go',
      'data-id': first?.id,
      'aria-label': pings > 0 ? `${name}, ${mentions(pings)}` : name,
      'aria-current': here ? 'true' : null,
      title: name,
    },
    face,
    pings > 0 && el('span', { class: 'badge' }, String(pings)),
  );
}

function channelButton(place: Place, channel: WireChannel, mark: string): HTMLElement {
  const pings = pingsOf(place, channel);
  const unread = isUnread(place, channel);
  const here = channel.id === place.here?.id;
  const notes = [pings > 0 && mentions(pings), pings === 0 && unread && !here && 'unread'].filter(
    Boolean,
  );
  return el(
    'button',
    {
      type: 'button',
      class: unread && !here ? 'channel unread' : 'channel',
      'data-act': 'go',
      'data-id': channel.id,
      'aria-current': here ? 'page' : null,
      'aria-label': [`${mark}${channel.name}`, ...notes].join(', '),
    },
    el('span', { 'aria-hidden': 'true' }, mark),
    channel.name,
    pings > 0 && el('span', { class: 'badge' }, String(pings)),
  );
}

function people({ people: all, me }: Place): HTMLElement {
  return el(
    'div',
    { class: 'people', role: 'group', 'aria-label': 'Who you are' },
    all.map(({ id, name, role }) =>
      el(
        'button',
        {
          type: 'button',
          'data-act': 'be',
          'data-id': id,
          'aria-pressed': id === me.id ? 'true' : 'false',
          'aria-label': `${name}, ${role}`,
        },
        el('span', { class: `avatar ${hue(name)}`, 'aria-hidden': 'true' }, name[0]),
        el('span', {}, name, el('small', {}, role)),
      ),
    ),
    languageSelect(),
  );
}
