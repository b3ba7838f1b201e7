import type { RegisteredCommand } from '../command-book.ts';
import { passesFilter } from '../file-facts.ts';
import type { CommandOption } from '../rules/commands.ts';
import { type FileInput, fileName, isFileInput } from './files.ts';
import { ClientRefusal } from './refused.ts';

export type OptionValue = string | number | boolean | FileInput;

/** What a person typed, found among the registered commands and checked as Discord's client checks it. */
export interface CommandLine {
  command: RegisteredCommand;
  /** The names of the subcommand group and subcommand, outermost first. */
  steps: CommandOption[];
  values: { option: CommandOption; value: OptionValue }[];
}

const TYPE_NAMES: Record<number, string> = {
  3: 'a text',
  4: 'a whole number',
  5: 'true or false',
  6: "a user's id",
  7: "a channel's id",
  8: "a role's id",
  9: 'an id',
  10: 'a number',
  11: 'a file',
};

/**
 * Finds and checks a slash command.
 *
 * @param typed - such as `/kling-edit` or `/kling jobs`
 * @throws ClientRefusal saying what Discord's client would not accept.
 */
export function readCommandLine(
  commands: readonly RegisteredCommand[],
  typed: string,
  given: Readonly<Record<string, OptionValue>>,
): CommandLine {
  const [name = '', ...rest] = typed.replace(/^\//, '').trim().split(/\s+/);
  const command = commands.find((each) => each.type === 1 && each.name === name);
  if (!command) throw new ClientRefusal(`There is no command /${name}.`);
  const steps: CommandOption[] = [];
  let options = command.options ?? [];
  for (const word of rest) {
    const step = options.find((option) => option.type <= 2 && option.name === word);
    if (!step) throw new ClientRefusal(`/${name} has no subcommand "${word}".`);
    steps.push(step);
    options = step.options ?? [];
  }
  if (options.some((option) => option.type <= 2)) {
    throw new ClientRefusal(`${typed} needs one of its subcommands.`);
  }
  for (const key of Object.keys(given)) {
    if (options.some((option) => option.name === key)) continue;
    throw new ClientRefusal(`${typed} has no option "${key}".`);
  }
  const values = options.flatMap((option) => {
    const value = given[option.name];
    if (value === undefined) {
      if (option.required) throw new ClientRefusal(`The option "${option.name}" is required.`);
      return [];
    }
    checkValue(option, value);
    return [{ option, value }];
  });
  return { command, steps, values };
}

function hasType(type: number, value: OptionValue): boolean {
  switch (type) {
    case 4:
      return Number.isSafeInteger(value);
    case 5:
      return typeof value === 'boolean';
    case 10:
      return typeof value === 'number' && Number.isFinite(value);
    case 11:
      return isFileInput(value);
    default:
      return typeof value === 'string' && (type === 3 || /^\d{17,20}$/.test(value));
  }
}

function checkValue(option: CommandOption, value: OptionValue): void {
  const refuse = (why: string): never => {
    throw new ClientRefusal(`The option "${option.name}" ${why}.`);
  };
  if (!hasType(option.type, value)) refuse(`wants ${TYPE_NAMES[option.type]}`);
  if (typeof value === 'string' && option.type === 3) {
    if (value === '') refuse('is empty');
    const { min_length: min, max_length: max } = option;
    if (value.length < (min ?? 0)) refuse(`wants at least ${min} characters`);
    if (value.length > (max ?? 6000)) refuse(`wants at most ${max ?? 6000} characters`);
  }
  if (typeof value === 'number') {
    if (value < (option.min_value ?? -Infinity)) refuse(`wants at least ${option.min_value}`);
    if (value > (option.max_value ?? Infinity)) refuse(`wants at most ${option.max_value}`);
  }
  const choices = option.choices ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    refuse(`wants one of ${choices.map((choice) => choice.value).join(', ')}`);
  }
  const filter = option.file_types ?? [];
  if (isFileInput(value) && filter.length > 0 && !passesFilter(fileName(value), filter)) {
    refuse(`takes no file like "${fileName(value)}", only ${filter.join(', ')}`);
  }
}
