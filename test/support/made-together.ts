import { vi } from 'vitest';

import type { Card } from '../../sandbox/discord/client/card.ts';
import type { Target } from '../../sandbox/discord/client/controls.ts';
import type { Person } from '../../sandbox/discord/client/person.ts';
import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { Message } from '../../sandbox/discord/model.ts';
import type { Standing } from '../../src/core/ledger.ts';
import { createLedger } from '../../src/redis/ledger.ts';
import { fill, press } from './clip-club.ts';
import { MENU, remix, type RemixClub, sendOff } from './remix-club.ts';
import { clipCard } from './scene.ts';

/** Why the moderator takes one down. */
export const REASON = 'too loud for this channel';

/** Of each edit, by what it is called in the story. */
export const PROMPTS = {
  first: 'اجعلها ليلة ثلجية ❄️',
  second: 'put @Image1 and an astronaut 👩‍🚀 into it, in the snow',
  third: 'at sunset, with long shadows',
  fourth: 'ネオンの街の夜にして、雨を降らせて',
  fifth: 'black and white, like an old film',
  original: 'invert all of its colours',
  refused: 'with somebody else in the place of the astronaut',
} as const;

/** One edit of the story, as its person has it. */
export interface Made {
  typed: TypedInteraction;
  id: string;
  by: Person;
}

/** What four people and a moderator made of a clip that one of them had posted. */
export interface Story {
  mai: Person;
  layla: Person;
  zoe: Person;
  ben: Person;
  /** The message that all of it began with. */
  posted: Message;
  made: Record<keyof typeof PROMPTS | 'again', Made>;
  /** On which Zoë was asked, by the edit. */
  asked: Map<string, Message>;
  /** What Layla had of her limits before the remix that was refused, while it waited, and after it. */
  held: Pick<Standing, 'dayEdits' | 'dayClipMs' | 'pending' | 'running'>[];
}

/** Plays it with the buttons, forms and commands that people have. */
export async function playStory(club: RemixClub): Promise<Story> {
  const { discord } = club.scene.stage;
  const member = (name: string): Person =>
    discord.as(discord.world.addMember(club.server, { name }), club.channel);
  const [mai, layla, zoe, ben] = [member('舞'), member('ليلى'), member('Zoë 👩‍🚀'), member('Ben')];
  for (const person of [mai, layla, zoe, ben]) await stopPings(person);
  const asked = new Map<string, Message>();
  const answer = async (one: Made, button: 'Allow' | 'Refuse'): Promise<void> => {
    const card = await consentCard(club, one);
    asked.set(one.id, card);
    await press(zoe, card, button);
  };
  const form = async (by: Person, on: Target, button: string, prompt: string): Promise<Made> =>
    madeOf(by, await remix(by, on, button, { prompt }));

  const posted = await mai.say('my morning', [{ path: club.file, name: 'asa.mp4' }]);
  const menu = await layla.chooseMessageCommand(MENU, posted);
  const first = await madeOf(layla, await sendOff(layla, menu, { prompt: PROMPTS.first }));
  await clipCard(first.typed);
  const more = { prompt: PROMPTS.second, images: [{ path: club.picture }] };
  const second = await madeOf(zoe, await remix(zoe, first.typed, 'Remix', more));
  await clipCard(second.typed);

  const privacy = await zoe.type('/kling privacy');
  await privacy.until(({ state }) => state === 'shown');
  await zoe.select(privacy, '1:remix-rule', ['ask']);
  await privacy.until(({ text }) => text.includes('You are asked before'));

  const third = await form(ben, second.typed, 'Remix', PROMPTS.third);
  await answer(third, 'Allow');
  await clipCard(third.typed);
  const again = await madeOf(ben, await ben.click(third.typed, 'Run again'));
  await answer(again, 'Allow');
  await clipCard(again.typed);
  const held = [await heldBy(club, layla)];
  const refused = await form(layla, second.typed, 'Remix', PROMPTS.refused);
  await consentCard(club, refused);
  held.push(await heldBy(club, layla));
  await answer(refused, 'Refuse');
  await refused.typed.until(({ text }) => text.includes('Not allowed'));
  held.push(await heldBy(club, layla));
  const fourth = await form(mai, third.typed, 'Remix', PROMPTS.fourth);
  await answer(fourth, 'Allow');
  await clipCard(fourth.typed);
  const fifth = await form(layla, fourth.typed, 'Remix', PROMPTS.fifth);
  await answer(fifth, 'Allow');
  await clipCard(fifth.typed);
  const original = await form(ben, third.typed, 'Remix the original', PROMPTS.original);
  await clipCard(original.typed);
  await fill(club.miaHere, fourth.typed, 'Delete', { reason: REASON });
  await fourth.typed.until(({ text }) => text.includes('was taken down'));

  const made = { first, second, third, fourth, fifth, original, again, refused };
  const pictures = Object.values(made)
    .filter((one) => one !== refused && one !== fourth)
    .map(({ id }) => `{kling}:thumb:${id}`);
  const areKept = async () => (await club.store.exists(pictures)) === pictures.length;
  await vi.waitUntil(areKept, { timeout: 60_000 });
  return { mai, layla, zoe, ben, posted, made, asked, held };
}

/** However long an edit takes on this machine, nobody is called back for it. */
async function stopPings(person: Person): Promise<void> {
  const privacy = await person.type('/kling privacy');
  await privacy.until(({ state }) => state === 'shown');
  await person.click(privacy, 'Stop pinging me');
  await privacy.until(({ text }) => text.includes('You are not pinged'));
}

async function madeOf(by: Person, typed: TypedInteraction): Promise<Made> {
  const { text } = await typed.until((card) => /ref k\w{9}/.test(card.text));
  return { typed, by, id: refIn(text) };
}

const refIn = (text: string): string => /ref (k\w{9})/.exec(text)?.[1] ?? '';

/** The message on which somebody is asked for their yes. */
async function consentCard(
  { scene: { stage }, channel }: RemixClub,
  { id }: Made,
): Promise<Message> {
  const isIt = (message: Message): boolean =>
    stage.discord.card(message).text.includes(`ref consent-${id}`);
  return stage.discord.waitFor(() => stage.discord.messages(channel).find(isIt), {
    timeoutMs: 60_000,
    what: `a card that asks about ${id}`,
  });
}

async function heldBy({ store, server }: RemixClub, { user }: Person): Promise<Story['held'][0]> {
  const standing = await createLedger({ redis: store }).standing(server.id, user.id);
  const { dayEdits, dayClipMs, pending, running } = standing;
  return { dayEdits, dayClipMs, pending, running };
}

/** The address of a message, as the cards link to it. */
export const addressOf = (message: Message | undefined): string =>
  `https://discord.com/channels/${message?.channel.server?.id}/${message?.channel.id}/${message?.id}`;

/** The answer to a command of which the card says so. */
export async function asks(
  person: Person,
  command: string,
  options: Record<string, string>,
  words: string,
): Promise<{ typed: TypedInteraction; card: Card }> {
  const typed = await person.type(command, options);
  return { typed, card: await typed.until(({ text }) => text.includes(words)) };
}
