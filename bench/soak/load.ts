import { setTimeout as delay } from 'node:timers/promises';

import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Stage } from '../../sandbox/stage.ts';
import type { Dice } from '../fuzz/dice.ts';

const MODEL = 'kling-o1-video-to-video-edit';
const TYPE_EACH_MS = 400;
const FAULT_EACH_MS = 1_500;
const CANCELS = 12;
const LOOKS = 6;
const BROKEN = 20;

/** What was asked for; each prompt is one edit's alone. */
export interface Asked {
  prompt: string;
  typed: TypedInteraction;
}

export interface LoadOptions {
  stage: Stage;
  people: readonly Person[];
  clip: { name: string; bytes: Uint8Array };
  dice: Dice;
  until: () => boolean;
}

/** People who ask for edits, look at their jobs, cancel, and sometimes attach what is no clip; until it is over. */
export async function applyLoad({ people, clip, dice, until }: LoadOptions): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (let number = 0; !until(); number += 1) {
    const person = dice.pick(people);
    if (dice.below(LOOKS) === 0) await person.type(dice.pick(['/kling jobs', '/kling usage']));
    const prompt = `edit number ${number}`;
    const isBroken = dice.below(BROKEN) === 0;
    const video = isBroken ? { name: 'a.mp4', bytes: clip.bytes.slice(0, 500) } : clip;
    const typed = await person.type('/kling-edit', { video, prompt });
    asked.push({ prompt, typed });
    if (dice.below(CANCELS) === 0) void cancelLater(person, typed, dice.below(4_000));
    await delay(dice.below(2 * TYPE_EACH_MS));
  }
  return asked;
}

/** Presses Cancel, if by then there is such a button. */
async function cancelLater(person: Person, typed: TypedInteraction, ms: number): Promise<void> {
  await delay(ms);
  const button = typed.see().buttons.find(({ label }) => label === 'Cancel');
  if (button && typed.message) {
    await person.click(typed.message, 'Cancel').catch(() => {});
  }
}

/** Arms one fault after the other on both services, until it is over: none lasts, so that everything can go on. */
export async function armFaults({ stage, dice, until }: LoadOptions): Promise<number> {
  const { discord, segmind } = stage;
  const submit = `POST /v2/${MODEL}`;
  const status = 'GET /v2/requests/:id/status';
  const reply = 'PATCH /webhooks/:application/:token/messages/@original';
  const limited = { status: 429, body: { retry_after: 0.3, global: false, message: 'slow' } };
  const arm: (() => void)[] = [
    () => segmind.faults.add(submit, { fault: { kind: 'answer', status: 500 } }),
    () => segmind.faults.add(submit, { fault: { kind: 'answer', status: 429 } }),
    () => segmind.faults.add(submit, { fault: { kind: 'drop-before' } }),
    () => segmind.faults.add(submit, { fault: { kind: 'drop-after' } }),
    () => segmind.faults.add(submit, { fault: { kind: 'answer-after', status: 504 } }),
    () => segmind.faults.add(status, { fault: { kind: 'answer', status: 503 }, times: 3 }),
    () => segmind.faults.add(status, { fault: { kind: 'drop-after' }, times: 2 }),
    () => segmind.faults.add('GET /outputs/:name', { fault: { kind: 'drop-before' } }),
    () => segmind.outcomeOfNext({ kind: 'fail', error: 'content policy' }),
    () => segmind.outcomeOfNext({ kind: 'lost' }),
    () => discord.faults.add(reply, { fault: { kind: 'answer', ...limited }, times: 2 }),
    () => discord.faults.add(reply, { fault: { kind: 'answer', status: 500 }, times: 2 }),
    () => discord.faults.add(reply, { fault: { kind: 'drop-after' } }),
    () => discord.faults.add(reply, { fault: { kind: 'slow', ms: 800 }, times: 3 }),
  ];
  let armed = 0;
  while (!until()) {
    dice.pick(arm)();
    armed += 1;
    await delay(dice.below(2 * FAULT_EACH_MS));
  }
  segmind.faults.clear();
  discord.faults.clear();
  return armed;
}
