import { en } from './en/index.ts';
import { de } from './de/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { ja } from './ja/index.ts';
import { type Language, languageOf } from './language.ts';
import { ptBR } from './pt-BR/index.ts';

/** The shape of a text: a sentence may be any other, what it is told stays the same. */
type Like<T> = T extends string
  ? string
  : T extends (...facts: infer F) => infer R
    ? (...facts: F) => Like<R>
    : T extends object
      ? { readonly [K in keyof T]: Like<T[K]> }
      : T;

/** Everything that the bot says, in one language. English is the model: a language that lacks a sentence does not compile. */
export type Texts = Like<typeof en>;

const TEXTS: Record<Language, Texts> = { en, de, fr, es, ja, 'pt-BR': ptBR };

export const textsIn = (language: Language): Texts => TEXTS[language];

/** The texts for somebody's locale, as Discord sends it: `pt-BR`. */
export const textsFor = (locale: string): Texts => TEXTS[languageOf(locale)];
