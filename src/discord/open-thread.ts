import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';

import type { Edit, ShownMessage } from '../core/edit.ts';
import { withTimeLimit } from '../core/time-limit.ts';
import { repeatSafely } from './repeat.ts';
import { discordCode, discordStatus, toDiscordFailure } from './rest-errors.ts';
import { bound, foldLines } from './text.ts';
import { textsFor } from './words/texts.ts';

const TIMEOUT_MS = 15_000;
/** "A thread has already been created for this message": it has the message's id. */
const EXISTS = 160_004;
/** Of the prompt, in characters of which each may count double; Discord takes names of 100 in all. */
const ABOUT_SHOWN = 45;
/** A refusal with one of these says nothing about threads: it is tried again, or it is the token's fault. */
const NOT_ABOUT_IT = [401, 408, 429];

/** The thread under a message: made, or the one that is there. Null where Discord refuses. Rejects with an EditError. */
export async function openThread(
  { rest, repeatAfterMs }: { rest: REST; repeatAfterMs?: number },
  { channelId, messageId }: ShownMessage,
  original: Pick<Edit, 'prompt' | 'locale'>,
): Promise<string | null> {
  const body = { name: threadName(original) };
  // A thread begun from a message has that message's id, and there is never a second one.
  const attempt = async (): Promise<unknown> =>
    withTimeLimit(TIMEOUT_MS, null, async (signal) =>
      rest.post(Routes.threads(channelId, messageId), { body, signal }),
    );
  try {
    await repeatSafely(attempt, undefined, repeatAfterMs);
    return messageId;
  } catch (error) {
    if (discordCode(error) === EXISTS) return messageId;
    const status = discordStatus(error) ?? 0;
    if (status >= 400 && status < 500 && !NOT_ABOUT_IT.includes(status)) return null;
    throw toDiscordFailure(error);
  }
}

/** Everybody sees it: it is in the language of the card that it stands under. */
function threadName({ prompt, locale }: Pick<Edit, 'prompt' | 'locale'>): string {
  return textsFor(locale).threads.remixes(bound(foldLines(prompt), ABOUT_SHOWN));
}
