import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import type { Target } from '../../sandbox/discord/client/controls.ts';
import type { ModalValue } from '../../sandbox/discord/client/modal-values.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import { makeSampleClip, makeSampleImage } from '../../sandbox/samples/clip.ts';
import type { EditBody } from '../../sandbox/segmind/edit-body.ts';
import type { Edit } from '../../src/core/edit.ts';
import { parseEdit } from '../../src/redis/edit-record.ts';
import { type Clip, type ClipClub, openClub } from './clip-club.ts';
import { openScene, type Scene } from './scene.ts';

/** The command in the menu of a message. */
export const MENU = 'Remix with Kling';

type Values = Readonly<Record<string, ModalValue>>;

/** A club in which bot and worker run, and in which clips become other clips. */
export interface RemixClub extends ClipClub {
  scene: Scene;
  /** A clip and a picture on disk. */
  file: string;
  picture: string;
  /** An edit of Ada's that the store knows to be delivered. */
  delivered(prompt: string): Promise<Clip>;
  /** What the provider was given for a prompt, and where its result is. */
  bodyOf(prompt: string): EditBody | undefined;
  outputOf(prompt: string): string;
  /** The edit behind a card, and the edit that its tree has above it. */
  stored(typed: TypedInteraction): Promise<Edit & { parent: string | null }>;
  end(): Promise<void>;
}

export async function openRemixClub(): Promise<RemixClub> {
  const dir = await mkdtemp(join(tmpdir(), 'kling-remix-'));
  const file = await makeSampleClip(dir, { width: 720, height: 720, seconds: 3, audio: false });
  const picture = await makeSampleImage(dir);
  const scene = await openScene();
  await Promise.all([scene.start('worker'), scene.start('bot')]);
  const club = await openClub(scene, file);
  const jobOf = (prompt: string) =>
    scene.stage.segmind.jobs.find(({ body }) => body.prompt === prompt);
  return {
    ...club,
    scene,
    file,
    picture,
    async delivered(prompt) {
      const clip = await club.clip(prompt);
      await expect.poll(async () => (await clip.read()).state).toBe('delivered');
      return clip;
    },
    bodyOf: (prompt) => jobOf(prompt)?.body,
    outputOf: (prompt) => jobOf(prompt)?.outputUrl ?? 'none',
    async stored(typed) {
      const id = /ref (k\w+)/.exec(typed.see().text)?.[1] ?? '';
      const edit = parseEdit(await club.store.hgetall(`{kling}:edit:${id}`));
      return { ...edit, parent: await club.store.hget(`{kling}:tree:${edit.rootId}`, id) };
    },
    async end() {
      club.close();
      await scene.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Sends the form off that a button or the menu of a message opened. */
export async function sendOff(
  person: Person,
  opened: TypedInteraction,
  values: Values,
): Promise<TypedInteraction> {
  await opened.until(({ state }) => state === 'modal');
  return person.submitModal(opened, values);
}

/** Presses Remix, or another button that opens its form, and sends that off. */
export const remix = async (person: Person, on: Target, button: string, values: Values) =>
  sendOff(person, await person.click(on, button), values);

/** The attachment that a signed link leads to. */
export const fileIn = (url: string | undefined): string =>
  new URL(url ?? '').pathname.split('/')[3] ?? '';
