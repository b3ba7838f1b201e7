import { Locale } from 'discord-api-types/v10';
import { z } from 'zod';

import type { OptionValue } from '../discord/client/command-line.ts';
import type { FileInput } from '../discord/client/files.ts';
import type { ModalValue } from '../discord/client/modal-values.ts';
import type { Person } from '../discord/client/person.ts';
import { ClientRefusal } from '../discord/client/refused.ts';
import type { TypedInteraction } from '../discord/client/typed-interaction.ts';
import type { Message } from '../discord/model.ts';
import { may } from '../discord/permissions.ts';
import type { Page } from './page.ts';
import type { PersonAct } from './wire.ts';

const id = z.string().regex(/^\d{1,20}$/);
const name = z.string().max(200);
const Value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ part: z.string() }),
  z.object({ parts: z.array(z.string()) }),
]);
const Values = z.record(z.string(), Value);

const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('command'), command: name, values: Values }),
  z.object({ act: z.literal('message-command'), command: name, messageId: id }),
  z.object({ act: z.literal('click'), messageId: id, customId: name }),
  z.object({
    act: z.literal('select'),
    messageId: id,
    customId: name,
    values: z.array(z.string()),
  }),
  z.object({ act: z.literal('modal'), interactionId: id, values: Values }),
  z.object({ act: z.literal('say'), text: z.string().max(4000), files: z.array(z.string()) }),
  z.object({ act: z.literal('delete'), messageId: id }),
  z.object({ act: z.literal('language'), locale: z.enum(Locale) }),
]) satisfies z.ZodType<PersonAct>;

const Body = z.object({ as: id, channel: id, what: Act });

type Files = ReadonlyMap<string, FileInput>;
type Given = z.infer<typeof Value>;

/**
 * Does what a person does in Discord's client.
 *
 * @param files - the picked files, by the names that stand for them in the body.
 * @returns the id of the interaction it started, if any.
 * @throws ClientRefusal for what the client would not let them do.
 */
export async function actAsPerson(page: Page, raw: unknown, files: Files): Promise<string | null> {
  const read = Body.safeParse(raw);
  if (!read.success)
    throw new ClientRefusal(
      'The page and its server do not understand each other: load the page anew.',
    );
  const { as, channel, what } = read.data;
  const person = page.person(as, channel);
  const customId = 'customId' in what ? what.customId : null;
  const typed = await perform(page, person, what, files);
  if (typed) page.deeds.set(typed.id, { typed, customId });
  return typed?.id ?? null;
}

async function perform(
  page: Page,
  person: Person,
  what: z.infer<typeof Act>,
  files: Files,
): Promise<TypedInteraction | null> {
  switch (what.act) {
    case 'command':
      return person.type(
        what.command,
        mapValues(what.values, (value) => optionOf(value, files)),
      );
    case 'message-command':
      return person.chooseMessageCommand(what.command, messageOf(page, what.messageId));
    case 'click':
      return person.click(messageOf(page, what.messageId), what.customId);
    case 'select':
      return person.select(messageOf(page, what.messageId), what.customId, what.values);
    case 'modal': {
      const deed = page.deeds.get(what.interactionId);
      if (!deed) throw new ClientRefusal('This form is not open any more.');
      return person.submitModal(
        deed.typed,
        mapValues(what.values, (value) => fieldOf(value, files)),
      );
    }
    case 'say':
      await say(
        person,
        what.text,
        what.files.map((part) => fileOf(part, files)),
      );
      return null;
    case 'delete':
      remove(page, person, messageOf(page, what.messageId));
      return null;
    case 'language':
      page.stage.discord.world.setLocale(person.user, what.locale);
      return null;
  }
}

async function say(person: Person, text: string, picked: FileInput[]): Promise<void> {
  if (text.trim() === '' && picked.length === 0)
    throw new ClientRefusal('There is nothing to send.');
  await person.say(text, picked);
}

function remove({ stage }: Page, { user, channel }: Person, message: Message): void {
  if (message.channel !== channel) throw new ClientRefusal('It is in another channel.');
  const moderates = channel.server !== undefined && may(channel, user.id, 'ManageMessages');
  if (message.author !== user && !moderates) {
    throw new ClientRefusal(`${user.name} may not delete messages of others here.`);
  }
  stage.discord.world.deleteMessage(message);
}

function messageOf({ stage }: Page, messageId: string): Message {
  const message = stage.discord.world.messages.get(messageId);
  if (!message) throw new ClientRefusal('The message is gone.');
  return message;
}

function fileOf(part: string, files: Files): FileInput {
  const file = files.get(part);
  if (!file) throw new ClientRefusal('A file did not arrive: pick it again.');
  return file;
}

function optionOf(value: Given, files: Files): OptionValue {
  if (typeof value !== 'object') return value;
  if ('part' in value) return fileOf(value.part, files);
  throw new ClientRefusal('An option holds one value.');
}

function fieldOf(value: Given, files: Files): ModalValue {
  if (typeof value === 'number') throw new ClientRefusal('No field of a form holds a number.');
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const parts = 'part' in value ? [value.part] : value.parts;
  return parts.map((part) => fileOf(part, files));
}

const mapValues = <T>(values: Record<string, Given>, map: (value: Given) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
