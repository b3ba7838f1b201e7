import { Locale } from 'discord-api-types/v10';

/** What the bot speaks. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'pt-BR'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Which of Discord's locales each is for. Source: Reference, "Locales". */
export const LOCALES = {
  en: [Locale.EnglishUS, Locale.EnglishGB],
  de: [Locale.German],
  fr: [Locale.French],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  ja: [Locale.Japanese],
  'pt-BR': [Locale.PortugueseBR],
} as const satisfies Record<Language, readonly Locale[]>;

/** The language for a locale as Discord sends it; English for one that the bot does not speak. */
export function languageOf(locale: string): Language {
  const known: Record<Language, readonly string[]> = LOCALES;
  return LANGUAGES.find((language) => known[language].includes(locale)) ?? 'en';
}
