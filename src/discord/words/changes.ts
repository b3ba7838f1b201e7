import type { Json } from '../../core/audit.ts';
import { quoteText } from '../text.ts';
import { count } from './figures.ts';

/** Of one value, and of all that changed at once, in characters. */
const VALUE_SHOWN = 40;
const FIELDS_SHOWN = 4;
/** Noted along with a change; nobody chose it. */
const NOT_CHOSEN = 'locale';

type Fields = { readonly [name: string]: Json };

/** What changed, from what to what, in short: `mode: open → review`. Empty where nothing is known. */
export function changeWords(before: Json, after: Json): string {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  if (was === null && is === null) {
    // Of what holds people's words it is only noted that it was there.
    if (before === null || after === null) return '';
    return same(before, after) ? '' : `${short('', before)} → ${short('', after)}`;
  }
  const changed = differences(was ?? {}, is ?? {});
  const shown = changed.slice(0, FIELDS_SHOWN);
  const more = changed.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`${more} more`])].join('; ');
}

function differences(was: Fields, is: Fields): string[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    if (name === NOT_CHOSEN) return [];
    const [from, to] = [was[name] ?? null, is[name] ?? null];
    if (same(from, to) || (isNothing(from) && isNothing(to))) return [];
    return [`${quoteText(name, VALUE_SHOWN)}: ${short(name, from)} → ${short(name, to)}`];
  });
}

function fieldsOf(value: Json): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

/** As it is where nothing was ever set. */
function isNothing(value: Json): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === false || value === 0;
}

/** Roles and channels by their names, lists of words by their length: the words themselves are for `/kling-admin words`. */
function short(name: string, value: Json): string {
  if (Array.isArray(value)) return listed(name, value as readonly Json[]);
  if (typeof value === 'string') return mention(name, value) ?? quoteText(value, VALUE_SHOWN);
  if (typeof value === 'number') return count(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? 'none' : quoteText(JSON.stringify(value), VALUE_SHOWN);
}

function listed(name: string, values: readonly Json[]): string {
  if (values.length === 0) return 'none';
  const mentions = values.map((one) => (typeof one === 'string' ? mention(name, one) : null));
  const known = mentions.filter((one) => one !== null);
  return known.length === values.length && known.length <= 2
    ? known.join(' ')
    : values.length === 1
      ? '1 entry'
      : `${count(values.length)} entries`;
}

function mention(name: string, id: string): string | null {
  if (!/^\d{1,20}$/.test(id)) return null;
  if (/Roles?(Id)?$/.test(name)) return `<@&${id}>`;
  return /Channels?(Id)?$/.test(name) ? `<#${id}>` : null;
}
