import type { LocalizationMap } from 'discord-api-types/v10';

import { type Language, LANGUAGES, LOCALES } from './words/language.ts';
import { type Texts, textsIn } from './words/texts.ts';

type Say<T> = (t: Texts) => T;

const DEFAULT = 'en';

interface Name {
  name: string;
  name_localizations?: LocalizationMap;
}

interface Description {
  description: string;
  description_localizations?: LocalizationMap;
}

/** The texts of each language: those that the bot speaks, unless others are given. */
type Speaking = (language: Language) => Texts;

/** A text in the locales in which it is another than the default: for all others Discord takes that. */
function elsewhere(say: Say<string>, texts: Speaking): LocalizationMap {
  const ours = say(texts(DEFAULT));
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = say(texts(language));
      return text === ours ? [] : LOCALES[language].map((locale) => [locale, text]);
    }),
  );
}

const isEmpty = (map: LocalizationMap): boolean => Object.keys(map).length === 0;

/** A name, as Discord is told of it. By the English one interactions name what was typed. */
export function localizedName(say: Say<string>, texts: Speaking = textsIn): Name {
  const map = elsewhere(say, texts);
  const name = say(texts(DEFAULT));
  return isEmpty(map) ? { name } : { name, name_localizations: map };
}

export function localizedDescription(say: Say<string>, texts: Speaking = textsIn): Description {
  const map = elsewhere(say, texts);
  const description = say(texts(DEFAULT));
  return isEmpty(map) ? { description } : { description, description_localizations: map };
}

/** Of a subcommand or an option. */
export function localized(
  say: Say<{ name: string; description: string }>,
  texts: Speaking = textsIn,
): Name & Description {
  return {
    ...localizedName((t) => say(t).name, texts),
    ...localizedDescription((t) => say(t).description, texts),
  };
}

/** One of the values that an option offers. */
export function localizedChoice<T extends string>(
  value: T,
  say: Say<string>,
  texts: Speaking = textsIn,
): Name & { value: T } {
  return { ...localizedName(say, texts), value };
}
