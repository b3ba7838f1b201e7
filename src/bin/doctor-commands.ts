type Json = Record<string, unknown>;

/** What makes two commands the same to people, each with what Discord means by its absence. */
const OF_COMMAND: Json = {
  type: 1,
  name: '',
  description: '',
  nsfw: false,
  default_member_permissions: null,
};
const OF_OPTION: Json = {
  type: 0,
  name: '',
  description: '',
  required: false,
  autocomplete: false,
  min_length: null,
  max_length: null,
  min_value: null,
  max_value: null,
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Discord keeps them in an order of its own. */
function localizations(value: unknown): Json {
  const all = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    all.filter(([, text]) => text !== null).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const localized = (from: Json): Json => ({
  name_localizations: localizations(from['name_localizations']),
  description_localizations: localizations(from['description_localizations']),
});

function pick(from: Json, fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, absent]) => [name, from[name] ?? absent]),
  );
}

const option = (from: Json): Json => ({
  ...pick(from, OF_OPTION),
  ...localized(from),
  choices: listOf(from['choices']).map((choice) => ({
    ...pick(choice, { name: '', value: null }),
    ...localized(choice),
  })),
  channel_types: Array.isArray(from['channel_types'])
    ? from['channel_types'].map(Number).toSorted((a, b) => a - b)
    : [],
  options: listOf(from['options']).map(option),
});

/** @param everywhere - a command of one server is not asked for its contexts. */
const command = (from: Json, everywhere: boolean): Json => ({
  ...pick(from, OF_COMMAND),
  ...localized(from),
  ...(everywhere ? pick(from, { contexts: null, integration_types: [0] }) : {}),
  options: listOf(from['options']).map(option),
});

const nameOf = (of: Json): string => (typeof of['name'] === 'string' ? of['name'] : '');
const keyOf = (of: Json): string => `${JSON.stringify(of['type'] ?? 1)} ${nameOf(of)}`;

export interface Differences {
  missing: string[];
  changed: string[];
  foreign: string[];
}

/** How what is registered differs from the definitions, by the commands' names. */
export function compareCommands(
  definitions: readonly object[],
  registered: readonly Json[],
  everywhere: boolean,
): Differences {
  const text = (of: Json) => JSON.stringify(command(of, everywhere));
  const there = new Map(registered.map((one) => [keyOf(one), one]));
  const differences: Differences = { missing: [], changed: [], foreign: [] };
  const wanted = new Set<string>();
  for (const definition of definitions) {
    const own: Json = { ...definition };
    wanted.add(keyOf(own));
    const found = there.get(keyOf(own));
    if (found === undefined) differences.missing.push(nameOf(own));
    else if (text(found) !== text(own)) differences.changed.push(nameOf(own));
  }
  for (const [name, one] of there) {
    if (!wanted.has(name)) differences.foreign.push(nameOf(one));
  }
  return differences;
}
