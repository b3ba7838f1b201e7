import { ApplicationCommandOptionType, ComponentType } from 'discord-api-types/v10';

import type { InputFile } from '../core/edit.ts';
import type { Attachments, Frame, Option } from './received.ts';

/** What somebody filled in for a command, by the option's name. */
export interface TypedOptions {
  /** Texts, numbers and switches; people, roles and channels by their id. */
  values: ReadonlyMap<string, string | number | boolean>;
  files: ReadonlyMap<string, InputFile>;
}

/** What somebody filled in in a form, by the field's custom id. A field that was left empty is there, and empty. */
export interface FilledForm {
  /** Texts. */
  fields: ReadonlyMap<string, string>;
  /** What was chosen in menus and lists: the options' values, or ids of roles, channels and people. */
  choices: ReadonlyMap<string, readonly string[]>;
  files: ReadonlyMap<string, readonly InputFile[]>;
  /** Single check boxes. */
  checks: ReadonlyMap<string, boolean>;
}

const STEPS: readonly number[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];

/** A subcommand comes as an option that holds the options: the words on the way, and what is inside the last. */
export function descend(outer: readonly Option[]): { words: string[]; options: readonly Option[] } {
  const words: string[] = [];
  let options = outer;
  for (;;) {
    const step = options.find(({ type }) => STEPS.includes(type));
    if (!step) return { words, options };
    words.push(step.name);
    options = step.options ?? [];
  }
}

/** Texts and switches apart from files. Which one an option is, Discord says: a text may read like anything. */
export function sortOptions(options: readonly Option[], attachments: Attachments): TypedOptions {
  const values = new Map<string, string | number | boolean>();
  const files = new Map<string, InputFile>();
  for (const { type, name, value } of options) {
    if (value === undefined) continue;
    if (type === ApplicationCommandOptionType.Attachment) {
      const [file] = filesOf([String(value)], name, attachments);
      if (file) files.set(name, file);
    } else values.set(name, value);
  }
  return { values, files };
}

/** The same for a form. */
export function sortFields(frames: readonly Frame[], attachments: Attachments): FilledForm {
  const fields = new Map<string, string>();
  const choices = new Map<string, readonly string[]>();
  const files = new Map<string, readonly InputFile[]>();
  const checks = new Map<string, boolean>();
  for (const { type, custom_id: name, value, values } of frames.flatMap(fieldsIn)) {
    const text = typeof value === 'string' ? value : null;
    if (type === ComponentType.TextInput) fields.set(name, text ?? '');
    else if (type === ComponentType.FileUpload) {
      files.set(name, filesOf(values ?? [], name, attachments));
    } else if (type === ComponentType.RadioGroup) choices.set(name, text === null ? [] : [text]);
    else if (type === ComponentType.Checkbox) checks.set(name, value === true);
    else choices.set(name, values ?? []);
  }
  return { fields, choices, files, checks };
}

function fieldsIn(frame: Frame) {
  if (frame.type === ComponentType.Label) return [frame.component];
  return frame.type === ComponentType.ActionRow ? frame.components : [];
}

/** Those of the named files that came along. */
function filesOf(ids: readonly string[], input: string, attachments: Attachments): InputFile[] {
  return ids.flatMap((id) => {
    const file = Object.hasOwn(attachments, id) ? attachments[id] : undefined;
    return file ? [{ input, url: file.url, filename: file.filename, bytes: file.size }] : [];
  });
}
