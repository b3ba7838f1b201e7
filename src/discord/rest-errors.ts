import { EditError, type ErrorCode, failure, type Failure } from '../core/errors.ts';

/** Discord's own codes. Source: docs.discord.com, "Opcodes and Status Codes", JSON error codes. */
const CODES: ReadonlyMap<number, Failure> = new Map(
  (
    [
      [10003, 'discord_channel_closed'],
      [10004, 'discord_channel_closed'],
      [10008, 'discord_message_gone'],
      [10015, 'discord_token_dead'],
      [10062, 'discord_token_dead'],
      [50027, 'discord_token_dead'],
      [50001, 'discord_channel_closed'],
      [50007, 'discord_no_access'],
      [50013, 'discord_no_access'],
      [50083, 'discord_no_access'],
      [160005, 'discord_channel_closed'],
      [20009, 'discord_filtered'],
      [200000, 'discord_filtered'],
      [240000, 'discord_filtered'],
      [30046, 'discord_edit_quota'],
      [50035, 'discord_form_refused'],
    ] satisfies [number, PlainCode][]
  ).map(([code, reason]) => [code, failure(reason)]),
);

const TOO_LARGE = new Set([40005, 50045]);
/** "Resource overloaded" and "service resource is being rate limited". */
const BUSY = new Set([130000, 40062]);

const OUR_MISTAKES = new Set(['TypeError', 'ReferenceError', 'NotReadableError']);

type PlainCode = Extract<
  ErrorCode,
  | 'discord_token_dead'
  | 'discord_message_gone'
  | 'discord_channel_closed'
  | 'discord_no_access'
  | 'discord_filtered'
  | 'discord_form_refused'
  | 'discord_edit_quota'
>;

/** By which right a call was made: a webhook route carries the interaction's token, the others the bot's. */
export type Route = 'bot' | 'webhook';

/** What a failed call shows of itself, whichever library and copy of it threw. */
interface Seen {
  name: string;
  code: number | string | null;
  status: number | null;
  retryAfterMs: number | null;
}

/**
 * Any failure of a call to Discord as one of ours. Looks at `status` and `code` alone: the library exists in two
 * copies, and `instanceof` fails across them. Of the original only name, code and status are kept, since its message,
 * URL and body may hold tokens.
 */
export function toDiscordFailure(error: unknown, route: Route = 'bot'): EditError {
  if (error instanceof EditError) return error;
  const seen = see(error);
  const { name, code, status } = seen;
  return new EditError(classify(seen, route, isTokenUnset(error)), { name, code, status });
}

/** Discord's code for a failed call, as thrown by either library; null when there is none. */
export function discordCode(error: unknown): number | null {
  const { code, status } = see(error);
  return typeof code === 'number' && status !== null ? code : null;
}

/** The HTTP status of a failed call; null when there was no answer. */
export function discordStatus(error: unknown): number | null {
  return see(error).status;
}

/** Whether trying the same call again may help: no answer, a 5xx, or Discord being busy. A 429 is not among them. */
export function isTransient(error: unknown): boolean {
  const seen = see(error);
  if (isTokenUnset(error) || isOurs(seen)) return false;
  const { status, code } = seen;
  if (typeof code === 'number' && BUSY.has(code)) return true;
  return (status === null && !isRateLimit(error)) || (status !== null && status >= 500);
}

function classify(seen: Seen, route: Route, tokenUnset: boolean): Failure {
  if (tokenUnset) return failure('discord_unauthorized');
  if (isOurs(seen)) return failure('internal');
  const { code, status, retryAfterMs } = seen;
  // A DOMException has a numeric code too, but no status.
  if (status !== null && typeof code === 'number') {
    const known = CODES.get(code);
    if (known !== undefined) return known;
    if (TOO_LARGE.has(code)) return failure('discord_too_large', { limit: null });
    if (BUSY.has(code)) return failure('discord_unavailable', { retryAfterMs });
  }
  // Discord itself always gives a code; a bare 403 comes from something in between, and says nothing of permissions.
  if (status === 403 && typeof code === 'number') return failure('discord_no_access');
  return byStatus(status, route) ?? failure('discord_unavailable', { retryAfterMs });
}

/** Null for what is worth another try later: no answer, 403, 408, 429, 5xx. */
function byStatus(status: number | null, route: Route): Failure | null {
  if (status === null || [403, 408, 429].includes(status) || status >= 500 || status < 400) {
    return null;
  }
  if (status === 401) {
    return failure(route === 'webhook' ? 'discord_token_dead' : 'discord_unauthorized');
  }
  if (status === 404) {
    return failure(route === 'webhook' ? 'discord_token_dead' : 'discord_message_gone');
  }
  if (status === 413) return failure('discord_too_large', { limit: null });
  return failure('discord_form_refused');
}

function see(error: unknown): Seen {
  const code = field(error, 'code');
  const status = field(error, 'status');
  const retryAfter = field(error, 'retryAfter');
  const name = field(error, 'name');
  return {
    // A rate limit's name holds its route.
    name: (typeof name === 'string' ? /^\w+/.exec(name)?.[0] : undefined) ?? 'Error',
    code: typeof code === 'number' || isSystemCode(code) ? code : null,
    status: typeof status === 'number' ? status : null,
    retryAfterMs: typeof retryAfter === 'number' ? retryAfter : null,
  };
}

/** `ECONNRESET`, `UND_ERR_SOCKET`: names, never text from outside. */
function isSystemCode(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code);
}

/** A mistake in this program, or a file that changed under way: nothing that Discord or the network did. */
function isOurs({ name, code, status }: Seen): boolean {
  return status === null && (OUR_MISTAKES.has(name) || code === 'UND_ERR_INVALID_ARG');
}

function isRateLimit(error: unknown): boolean {
  return typeof field(error, 'retryAfter') === 'number';
}

/** @discordjs/rest forgets the bot's token after a 401 and then refuses every call with a plain Error. */
function isTokenUnset(error: unknown): boolean {
  const message = field(error, 'message');
  return typeof message === 'string' && message.startsWith('Expected token to be set');
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
