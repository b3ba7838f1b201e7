import { tellRefusal } from './announce.ts';
import { actAsPerson, mine, onStarted } from './api.ts';
import { drawChannel, leaveChannel, takeMessages, watchHeights } from './channel.ts';
import { Composer } from './composer.ts';
import { byId, onAct } from './dom.ts';
import { closeDrawer, watchDrawers } from './drawers.ts';
import { follow } from './live.ts';
import { openMessageMenu } from './message-menu.ts';
import { followForms, openModal } from './modal.ts';
import { drawPanel, usePanel } from './panel.ts';
import { openPicker } from './picker.ts';
import { drawSidebar } from './sidebar.ts';
import { recallPlace, rememberPlace, state } from './state.ts';
import { refreshTimes } from './times.ts';
import type { Component } from '../../discord/model.ts';
import type { Place, Started } from '../wire.ts';

const composer = new Composer();

function followHere(): void {
  leaveChannel();
  rememberPlace();
  follow({
    on: {
      place: takePlace,
      messages: takeMessages,
      started: takeStarted,
      panel(panel) {
        state.panel = panel;
        drawPanel(panel);
      },
    },
    onLink: (up) => void (byId('offline').hidden = up),
  });
}

function takePlace(place: Place): void {
  state.place = place;
  state.as = place.me.id;
  if (!place.here) {
    // Nowhere yet, or where this person may not be.
    go(place.servers[0]?.channels[0]?.id ?? place.direct.id);
    return;
  }
  const title = place.here.server ? `#${place.here.name}` : `@${place.here.name}`;
  byId('title').textContent = title;
  document.title = `${title}, as ${place.me.name}: Kling Edit sandbox`;
  drawSidebar(place);
  drawChannel();
  composer.follow();
}

function takeStarted(started: readonly Started[]): void {
  state.started = [...started];
  drawChannel();
  followForms(started);
  openForms();
}

function openForms(): void {
  for (const { id, modal } of state.started) if (modal && mine.has(id)) openModal(id, modal);
}

function go(channel: string): void {
  if (channel === state.channel && state.place?.here) return;
  state.channel = channel;
  composer.leave();
  followHere();
}

function be(person: string): void {
  if (person === state.as) return;
  state.as = person;
  composer.leave();
  followHere();
}

/** Of the person one is, wherever they are. */
function speak(locale: string): void {
  composer.leave();
  // Shown at once: until the answer is there, a drawing would take the choice back.
  if (state.place) state.place = { ...state.place, locale };
  void actAsPerson({ act: 'language', locale }).then(tellRefusal);
}

function findMenu(components: readonly Component[], customId: string): Component | undefined {
  for (const component of components) {
    if (component.custom_id === customId) return component;
    const inner = findMenu(component.components ?? [], customId);
    if (inner) return inner;
  }
  return undefined;
}

function useMessage(name: string, from: HTMLElement): void {
  const id = from.dataset['id'] ?? '';
  const messageId = from.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? '';
  if (name === 'message-menu') return openMessageMenu(messageId, from);
  if (name === 'dismiss') {
    state.dismissed.add(id);
    drawChannel();
    byId('say').focus();
  } else if (name === 'click') {
    void actAsPerson({ act: 'click', messageId, customId: id }).then(tellRefusal);
  } else if (name === 'open-menu') {
    const menu = findMenu(state.messages.get(messageId)?.components ?? [], id);
    if (!menu) return;
    openPicker(menu, async (values) => {
      const done = await actAsPerson({ act: 'select', messageId, customId: id, values });
      return done.ok ? null : done.why;
    });
  }
}

onAct(byId('messages'), useMessage);
onAct(byId('sidebar'), (name, from) => {
  const id = from.dataset['id'] ?? '';
  if (name === 'go') go(id);
  else if (name === 'be') be(id);
  if (name !== 'be') closeDrawer();
});
byId('sidebar').addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && target.id === 'language') speak(target.value);
});
onAct(byId('panel'), (name, from) => {
  if (name === 'close-drawer') closeDrawer();
  else void usePanel(from);
});
onStarted(openForms);
watchDrawers();
watchHeights();
setInterval(refreshTimes, 1000);
recallPlace();
followHere();
