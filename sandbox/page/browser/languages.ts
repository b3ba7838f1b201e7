import { el } from './dom.ts';

/** Languages of clients to choose from, as Discord's locales, each called as it calls itself. */
const LANGUAGES = [
  ['en-US', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es-ES', 'Español'],
  ['ja', '日本語'],
  ['pt-BR', 'Português do Brasil'],
] as const;

/** In which language the person's client is. */
export function languageSelect(): HTMLElement {
  return el(
    'label',
    { class: 'language' },
    'Language',
    el(
      'select',
      { id: 'language' },
      LANGUAGES.map(([value, name]) => el('option', { value, lang: value }, name)),
    ),
  );
}
