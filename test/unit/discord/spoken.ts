import { expect } from 'vitest';

import type { Card } from '../../../src/core/card.ts';
import { drawCard } from '../../../src/discord/cards/draw.ts';
import { LANGUAGES, LOCALES } from '../../../src/discord/words/language.ts';
import { textOf } from './samples.ts';

/** One locale of each language. */
const SPOKEN: readonly string[] = LANGUAGES.map((language) => LOCALES[language][0]);

/** The same card for people, and in a server, of another locale. */
function inLocale<T>(value: T, locale: string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => inLocale(one, locale)) as T;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => [
    key,
    key === 'locale' || key === 'serverLocale' ? locale : inLocale(one, locale),
  ]);
  return Object.fromEntries(entries) as T;
}

/**
 * Draws a card in every language: each has the English one's buttons, people, times and links.
 *
 * @param fills - it shows as many of something as there is room for, which depends on the language.
 */
export function inEveryLanguage(
  card: Card,
  check: (card: Card, locale: string) => void,
  fills = false,
): void {
  const english = skeletonOf(drawCard(card, 'en-US'));
  for (const locale of SPOKEN) {
    const spoken = inLocale(card, locale);
    check(spoken, locale);
    if (fills) continue;
    expect({ locale, ...skeletonOf(drawCard(spoken, locale)) }).toEqual({ locale, ...english });
  }
}

/** What may not depend on the language. */
function skeletonOf(components: unknown): object {
  return { parts: partsIn(components), tokens: tokensIn(textOf(components)) };
}

function partsIn(components: unknown): unknown {
  if (Array.isArray(components)) return components.map(partsIn);
  if (typeof components !== 'object' || components === null) return null;
  const {
    type,
    custom_id,
    style,
    url,
    disabled,
    media,
    components: inner,
    accessory,
    items,
  } = components as Record<string, unknown>;
  const options = (components as { options?: { value: string; default?: boolean }[] }).options?.map(
    ({ value, default: chosen }) => [value, chosen],
  );
  return {
    type,
    custom_id,
    style,
    url,
    disabled,
    media,
    options,
    inner: partsIn(inner ?? []),
    accessory: partsIn(accessory ?? null),
    items: partsIn(items ?? []),
  };
}

/** Mentions, times, addresses and references, each once. */
export function tokensIn(text: string): string[] {
  const found = text.match(/<(?:@&?|#|t:)[^>]*>|https?:\/\/[^\s)]+|\bref \S+/g) ?? [];
  return [...new Set(found)].toSorted((a, b) => (a < b ? -1 : 1));
}
