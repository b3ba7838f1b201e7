import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { FormErrors, type FormPath } from '../api-error.ts';
import { checkLocales, type Localizable, longest, namePath, sameNames } from './localizations.ts';
import { checkSchema } from './strict-schema.ts';

export interface CommandChoice extends Pick<Localizable, 'name' | 'name_localizations'> {
  value: string | number;
}

export interface CommandOption extends Localizable {
  type: number;
  description: string;
  required?: boolean | null;
  options?: CommandOption[] | null;
  choices?: CommandChoice[] | null;
  min_length?: number | null;
  max_length?: number | null;
  min_value?: number | null;
  max_value?: number | null;
  channel_types?: number[] | null;
  file_types?: string[] | null;
  autocomplete?: boolean | null;
}

/** A command as a bot defines it. */
export interface CommandDefinition extends Localizable {
  id?: string | null;
  type?: number | null;
  options?: CommandOption[] | null;
  default_member_permissions?: string | null;
  dm_permission?: boolean | null;
  contexts?: number[] | null;
  integration_types?: number[] | null;
  nsfw?: boolean | null;
}

const MAX_BY_TYPE: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const MAX_CHARACTERS = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/**
 * Checks the list of commands of a bulk overwrite.
 *
 * @throws ApiError 50035, the errors under each command's place in the list.
 */
export function readCommands(raw: unknown): CommandDefinition[] {
  const errors = new FormErrors();
  if (!Array.isArray(raw)) errors.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used here.');
  errors.throwIfAny();
  const commands = raw as CommandDefinition[];
  commands.forEach((command, index) => checkShape(command, [index], errors));
  errors.throwIfAny();
  const counts = new Map<number, number>();
  commands.forEach((command, index) => {
    const type = command.type ?? 1;
    counts.set(type, (counts.get(type) ?? 0) + 1);
    if ((counts.get(type) ?? 0) > (MAX_BY_TYPE[type] ?? 1)) {
      errors.add([index], 'APPLICATION_COMMAND_TOO_MANY', `Too many commands of type ${type}.`);
    }
    checkCommand(command, [index], errors);
  });
  checkUnique(commands, errors);
  errors.throwIfAny();
  return commands;
}

/** Of each type on its own, as people of every locale see them. */
function checkUnique(commands: readonly CommandDefinition[], errors: FormErrors): void {
  for (const type of new Set(commands.map((command) => command.type ?? 1))) {
    const places = [...commands.keys()].filter((at) => (commands[at]?.type ?? 1) === type);
    const ofType = commands.filter((command) => (command.type ?? 1) === type);
    for (const { index, locale } of sameNames(ofType)) {
      const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
      const path = [places[index] ?? 0, ...namePath(locale)];
      errors.add(path, code, 'Application command names must be unique');
    }
  }
}

/** The published schema wants an integer for the permissions and does not know `nsfw`; Discord takes both as here. */
function checkShape(command: CommandDefinition, at: FormPath, errors: FormErrors): void {
  const { default_member_permissions: permissions, nsfw, ...rest } = command ?? {};
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    const message = 'Must be a string of permission bits.';
    errors.add([...at, 'default_member_permissions'], 'BASE_TYPE_INVALID', message);
  }
  if (nsfw !== undefined && nsfw !== null && typeof nsfw !== 'boolean') {
    errors.add([...at, 'nsfw'], 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }
  checkSchema(ApplicationCommandUpdateRequestSchema, rest, errors, at);
}

function checkCommand(command: CommandDefinition, at: FormPath, errors: FormErrors): void {
  const { description } = command;
  checkLocales(command, at, errors);
  if ((command.type ?? 1) === 1) {
    checkNames(command, at, errors);
    if (!description) errors.add([...at, 'description'], 'BASE_TYPE_REQUIRED', 'Is required.');
    checkOptions(command.options ?? [], [...at, 'options'], errors);
  } else if (
    description ||
    command.description_localizations ||
    (command.options ?? []).length > 0
  ) {
    const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION';
    errors.add(at, code, 'Context menu commands have neither description nor options.');
  }
  const characters = charactersOf(command);
  if (characters > MAX_CHARACTERS) {
    const message = `Command exceeds maximum size (${MAX_CHARACTERS}): ${characters}.`;
    errors.add(at, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

/** Its own, and that in each locale. */
function checkNames(of: Localizable, at: FormPath, errors: FormErrors): void {
  checkName(of.name, [...at, 'name'], errors);
  for (const [locale, name] of Object.entries(of.name_localizations ?? {})) {
    checkName(name, [...at, ...namePath(locale)], errors);
  }
}

function checkName(name: string, at: FormPath, errors: FormErrors): void {
  if (NAME.test(name) && name === name.toLowerCase()) return;
  errors.add(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkOptions(options: readonly CommandOption[], at: FormPath, errors: FormErrors): void {
  for (const { index, locale } of sameNames(options)) {
    const code = 'APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE';
    errors.add([...at, index, ...namePath(locale)], code, 'Option names must be unique');
  }
  let optionalSeen = false;
  const subcommands = options.filter((option) => option.type <= 2).length;
  if (subcommands > 0 && subcommands < options.length) {
    const message = 'Sub-commands and other options are mutually exclusive.';
    errors.add(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
  }
  options.forEach((option, index) => {
    const path = [...at, index];
    checkLocales(option, path, errors);
    checkNames(option, path, errors);
    if (option.required && optionalSeen) {
      const message = 'Required options must be placed before non-required options';
      errors.add(path, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optionalSeen ||= !option.required;
    checkOption(option, path, errors);
    checkOptions(option.options ?? [], [...path, 'options'], errors);
  });
}

function checkOption(option: CommandOption, at: FormPath, errors: FormErrors): void {
  if (option.autocomplete && (option.choices ?? []).length > 0) {
    errors.add(at, 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', 'Autocomplete excludes choices.');
  }
  const choices = option.choices ?? [];
  choices.forEach((choice, index) => checkLocales(choice, [...at, 'choices', index], errors));
  if (sameNames(choices).length > 0) {
    const code = 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_NOT_UNIQUE';
    errors.add([...at, 'choices'], code, 'Choice names must be unique');
  }
  const { min_length: minLength, max_length: maxLength } = option;
  const { min_value: minValue, max_value: maxValue } = option;
  if ((minLength ?? 0) > (maxLength ?? 6000) || (minValue ?? -Infinity) > (maxValue ?? Infinity)) {
    errors.add(at, 'APPLICATION_COMMAND_OPTION_RANGE', 'The minimum is over the maximum.');
  }
}

/** Of each text the longest that anybody sees. */
function charactersOf(node: Localizable & Pick<CommandOption, 'options' | 'choices'>): number {
  let total =
    longest(node.name, node.name_localizations) +
    longest(node.description ?? '', node.description_localizations);
  for (const choice of node.choices ?? []) {
    total += longest(choice.name, choice.name_localizations) + String(choice.value).length;
  }
  for (const option of node.options ?? []) total += charactersOf(option);
  return total;
}
