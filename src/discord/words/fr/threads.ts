import type { Texts } from '../texts.ts';

export const threads: Texts['threads'] = {
  remixes: (about: string) => `Remix : ${about}`,
};
