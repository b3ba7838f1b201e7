import { describe, expect, test } from 'vitest';
import { type ErrorCode, fail } from '../../../src/core/errors.ts';
import {
  discordCode,
  isTransient,
  type Route,
  toDiscordFailure,
} from '../../../src/discord/rest-errors.ts';

const SECRET = 'https://discord.com/api/v10/webhooks/1/secret-token';

/** As @discordjs/rest throws them: with everything that must not get out. */
function apiError(status: number, code: unknown): Error {
  const error = new Error(`Something with ${SECRET}`);
  return Object.assign(error, {
    name: `DiscordAPIError[${String(code)}]`,
    status,
    code,
    url: SECRET,
    rawError: { message: SECRET },
    requestBody: { json: { content: SECRET } },
  });
}

describe('what Discord says, in our codes', () => {
  test.each<[number, unknown, Route, ErrorCode]>([
    [401, 50027, 'webhook', 'discord_token_dead'],
    [404, 10015, 'webhook', 'discord_token_dead'],
    [404, 10062, 'webhook', 'discord_token_dead'],
    [404, 0, 'webhook', 'discord_token_dead'],
    [401, 0, 'webhook', 'discord_token_dead'],
    [404, 10008, 'webhook', 'discord_message_gone'],
    [404, 10008, 'bot', 'discord_message_gone'],
    [404, 10003, 'bot', 'discord_channel_closed'],
    [404, 10004, 'bot', 'discord_channel_closed'],
    [404, 0, 'bot', 'discord_message_gone'],
    [403, 50001, 'bot', 'discord_channel_closed'],
    [403, 50013, 'bot', 'discord_no_access'],
    [403, 50007, 'bot', 'discord_no_access'],
    [400, 50083, 'bot', 'discord_no_access'],
    [400, 160005, 'bot', 'discord_channel_closed'],
    [403, 0, 'bot', 'discord_no_access'],
    [413, 40005, 'bot', 'discord_too_large'],
    [400, 50045, 'webhook', 'discord_too_large'],
    [413, undefined, 'bot', 'discord_too_large'],
    [400, 200000, 'bot', 'discord_filtered'],
    [400, 240000, 'bot', 'discord_filtered'],
    [400, 20009, 'bot', 'discord_filtered'],
    [400, 50035, 'bot', 'discord_form_refused'],
    [400, 99999, 'bot', 'discord_form_refused'],
    [405, undefined, 'bot', 'discord_form_refused'],
    [429, 30046, 'bot', 'discord_edit_quota'],
    [401, 0, 'bot', 'discord_unauthorized'],
    [403, undefined, 'bot', 'discord_unavailable'],
    [500, undefined, 'bot', 'discord_unavailable'],
    [503, 130000, 'webhook', 'discord_unavailable'],
    [429, 40062, 'bot', 'discord_unavailable'],
    [408, undefined, 'bot', 'discord_unavailable'],
  ])('%i with code %s on a %s route is %s', (status, code, route, expected) => {
    const failed = toDiscordFailure(apiError(status, code), route);
    expect(failed.failure.code).toBe(expected);
    expect(failed.message).toBe(expected);
    expect(JSON.stringify([failed.failure, failed.cause])).not.toContain('secret');
    expect(failed.cause).toEqual({ name: 'DiscordAPIError', code: code ?? null, status });
  });

  test('a rate limit says when to come back, and not for which route', () => {
    const limit = Object.assign(new Error(), {
      name: 'RateLimitError[/webhooks/1/secret-token]',
      retryAfter: 65_000,
      url: SECRET,
    });
    const failed = toDiscordFailure(limit);
    expect(failed.failure).toEqual({
      code: 'discord_unavailable',
      facts: { retryAfterMs: 65_000 },
    });
    expect(failed.cause).toEqual({ name: 'RateLimitError', code: null, status: null });
    expect(isTransient(limit)).toBe(false);
  });

  test.each([
    ['a reset', Object.assign(new Error(SECRET), { code: 'ECONNRESET' })],
    ['a time-out', new DOMException('x', 'TimeoutError')],
    ['an abort', new DOMException('x', 'AbortError')],
    ['a socket', Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })],
  ])('%s is a failure of the way', (_name, error) => {
    expect(toDiscordFailure(error).failure.code).toBe('discord_unavailable');
    expect(JSON.stringify(toDiscordFailure(error).cause)).not.toContain('secret');
    expect(isTransient(error)).toBe(true);
    expect(discordCode(error)).toBe(null);
  });

  test.each([
    ['a mistake of ours', new TypeError('x is not a function')],
    ['a file that changed', new DOMException('x', 'NotReadableError')],
  ])('%s is internal and not repeated', (_name, error) => {
    expect(toDiscordFailure(error).failure.code).toBe('internal');
    expect(isTransient(error)).toBe(false);
  });

  test('a client that has lost its token is unauthorized, not away', () => {
    const error = new Error('Expected token to be set for this request, but none was present');
    expect(toDiscordFailure(error).failure.code).toBe('discord_unauthorized');
    expect(isTransient(error)).toBe(false);
  });

  test('what is ours already stays as it is', () => {
    const ours = fail('handed_back');
    expect(toDiscordFailure(ours)).toBe(ours);
  });

  test('codes that are no names are not kept', () => {
    const odd = Object.assign(new Error('x'), { status: 400, code: SECRET });
    expect(JSON.stringify(toDiscordFailure(odd).cause)).not.toContain('secret');
  });
});
