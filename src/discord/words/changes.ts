import type { Json } from '../../core/audit.ts';
import { quoteText } from '../text.ts';
import type { Texts } from './texts.ts';

/** Of one value, and of all that changed at once, in characters. */
const VALUE_SHOWN = 40;
const FIELDS_SHOWN = 4;
/** Noted along with a change; nobody chose it. */
const NOT_CHOSEN = 'locale';

/** What only holds fields, whose names say enough. */
const HOLDERS = ['person', 'tiers', 'remote'];

const ID = /^\d{1,20}$/;

type Fields = { readonly [name: string]: Json };

/** What changed, from what to what, in short: `mode: open → review`. Null where nothing is known. */
export function changeWords(before: Json, after: Json, t: Texts): string | null {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (was === null && is === null) {
    // Of what holds people's words it is only noted that it was there.
    if (before === null || after === null || same(before, after)) return null;
    return t.changes.change(short('', before, t), short('', after, t));
  }
  const changed = differences(was ?? {}, is ?? {}, { holder: '', outer: null }, t);
  const shown = changed.slice(0, FIELDS_SHOWN);
  return shown.length === 0 ? null : t.changes.all(shown, changed.length - shown.length);
}

/** What an entry is about, if that is settings with names; else null. */
export function settingNames(about: string, t: Texts): string | null {
  const names = about.split(', ').map((name) => fieldName(name, t));
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? t.changes.names(known) : null;
}

/** Where fields are: the name of what holds them, and what their own names stand behind. */
interface Place {
  holder: string;
  outer: string | null;
}

function differences(was: Fields, is: Fields, place: Place, t: Texts): string[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    if (name === NOT_CHOSEN) return [];
    const [from, to] = [was[name] ?? null, is[name] ?? null];
    if (same(from, to) || (isNothing(from) && isNothing(to))) return [];
    const inside = HOLDERS.includes(name) ? place.outer : nameIn(place, name, t);
    const [held, holds] = [fieldsIn(from), fieldsIn(to)];
    if (held !== null && holds !== null) {
      return differences(held, holds, { holder: name, outer: inside }, t);
    }
    const change = t.changes.change(short(name, from, t), short(name, to, t));
    return [t.changes.field(nameIn(place, name, t), change)];
  });
}

function nameIn({ holder, outer }: Place, name: string, t: Texts): string {
  const isRole = holder === 'tiers' && ID.test(name);
  const own = isRole ? `<@&${name}>` : (fieldName(name, t) ?? quoteText(name, VALUE_SHOWN));
  return outer === null ? own : t.changes.inside(outer, own);
}

const fieldName = (name: string, { changes }: Texts): string | undefined =>
  wordOf(changes.fields, name) ?? wordOf(changes.others, name);

/** The word for a name that was stored, if there is one. */
function wordOf(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function fieldsOf(value: Json): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}

/** Of what may be missing; null for what holds no fields. */
const fieldsIn = (value: Json): Fields | null => (value === null ? {} : fieldsOf(value));

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is where nothing was ever set. */
function isNothing(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === false || value === 0;
}

/** Roles and channels by their names, lists of words by their length: the words themselves are for `/kling-admin words`. */
function short(name: string, value: Json, t: Texts): string {
  if (Array.isArray(value)) return listed(name, value as readonly Json[], t);
  if (typeof value === 'string') return textOf(name, value, t);
  if (typeof value === 'number') return figure(name, value, t);
  if (typeof value === 'boolean') return value ? t.changes.yes : t.changes.no;
  return value === null ? t.changes.none : quoteText(JSON.stringify(value), VALUE_SHOWN);
}

function textOf(name: string, value: string, t: Texts): string {
  return mention(name, value) ?? wordOf(valuesOf(name, t), value) ?? quoteText(value, VALUE_SHOWN);
}

/** The words for what can stand in a field; a change without one is from state to state. */
function valuesOf(name: string, { changes }: Texts): Readonly<Record<string, string>> {
  switch (name) {
    case '':
      return { ...changes.states, dropped: changes.dropped };
    case 'mode':
      return changes.modes;
    case 'builtIn':
    case 'flagged':
    case 'unanswered':
      return changes.actions;
    case 'reason':
      return changes.pauses;
    default:
      return {};
  }
}

/** The store's units are told by the ends of its names. */
function figure(name: string, value: number, { figures }: Texts): string {
  if (name.endsWith('Micros')) return figures.dollars(value);
  return name.endsWith('Ms') && value > 0 ? figures.duration(value) : figures.count(value);
}

function listed(name: string, values: readonly Json[], t: Texts): string {
  if (values.length === 0) return t.changes.none;
  const mentions = values.map((one) => (typeof one === 'string' ? mention(name, one) : null));
  const known = mentions.filter((one) => one !== null);
  return known.length === values.length && known.length <= 2
    ? known.join(' ')
    : t.changes.entries(values.length);
}

function mention(name: string, id: string): string | null {
  if (!ID.test(id)) return null;
  if (/Roles?(Id)?$/.test(name)) return `<@&${id}>`;
  return /Channels?(Id)?$/.test(name) ? `<#${id}>` : null;
}
