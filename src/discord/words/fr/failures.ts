import type { ErrorCode } from '../../../core/errors.ts';
import type { WordsFor } from '../words.ts';
import { consentWords } from './consent.ts';
import { discordWords, otherWords, resultWords } from './delivery.ts';
import { doorWords } from './door.ts';
import { clipWords, imageWords } from './files.ts';
import { limitWords } from './limits.ts';
import { moderationWords } from './moderation.ts';
import { providerWords, uncertainWords } from './provider.ts';
import { requestWords } from './request.ts';
import { settingsWords } from './settings.ts';

export const failures: WordsFor<ErrorCode> = {
  ...doorWords,
  ...moderationWords,
  ...settingsWords,
  ...consentWords,
  ...requestWords,
  ...limitWords,
  ...clipWords,
  ...imageWords,
  ...providerWords,
  ...uncertainWords,
  ...resultWords,
  ...discordWords,
  ...otherWords,
};
