import { AvailableLocalesEnumSchema } from 'discord-api-spec/zod';
import { safeParse } from 'zod/v4/core';
import type { FormErrors, FormPath } from '../api-error.ts';

/** A text by Discord's locales. */
export type Localizations = Readonly<Record<string, string>>;

/** What has a name, and perhaps a description, that a client shows in its person's language. */
export interface Localizable {
  name: string;
  name_localizations?: Localizations | null;
  description?: string | null;
  description_localizations?: Localizations | null;
}

/** Only locales that Discord has. */
export function checkLocales(of: Localizable, at: FormPath, errors: FormErrors): void {
  for (const field of ['name_localizations', 'description_localizations'] as const) {
    for (const locale of Object.keys(of[field] ?? {})) {
      if (safeParse(AvailableLocalesEnumSchema, locale).success) continue;
      errors.add([...at, field, locale], 'BASE_TYPE_CHOICES', 'Must be a locale of Discord.');
    }
  }
}

/** The names of a list, as people of each locale see them, and in none: which of them somebody sees twice. */
export function sameNames(all: readonly Localizable[]): { index: number; locale: string | null }[] {
  const locales = new Set(all.flatMap((each) => Object.keys(each.name_localizations ?? {})));
  return [null, ...locales].flatMap((locale) => {
    const names = all.map((each) => nameIn(each, locale));
    return names.flatMap((name, index) => (names.indexOf(name) < index ? [{ index, locale }] : []));
  });
}

/** The path below a thing to the name that somebody sees. */
export const namePath = (locale: string | null): FormPath =>
  locale === null ? ['name'] : ['name_localizations', locale];

/** What a person of a locale sees; the default where there is nothing for it. */
function nameIn(of: Localizable, locale: string | null): string {
  return (locale === null ? undefined : of.name_localizations?.[locale]) ?? of.name;
}

/** As Discord lists commands unless it is asked for more: with the defaults alone. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]) => [key, withoutLocalizations(inner)]),
  );
}

/** How many characters a field counts: the most that anybody sees. */
export function longest(text: string, localizations: Localizations | null | undefined): number {
  return Math.max(...[text, ...Object.values(localizations ?? {})].map(({ length }) => length));
}
