import { pino, stdSerializers } from 'pino';

import { createRedactor } from './redact.ts';

/** One JSON line per event on standard output, secrets taken out of the finished line. */
export interface Logger {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/**
 * @param level - pino's level names; \`silent\` for none.
 * @param secrets - values that must not appear in any line.
 */
export function createLogger(level: string, secrets: readonly (string | undefined)[]): Logger {
  const redact = createRedactor(secrets);
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { error: describeError },
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: redact },
  });
}

/** What an error carries of a call that failed: what was sent holds people's words, links and tokens. */
const SENT: ReadonlySet<string> = new Set(['command', 'requestBody']);

/** An error with its causes, without what was sent. */
function describeError(error: Error): unknown {
  return withoutSent(stdSerializers.errWithCause(error));
}

function withoutSent(described: unknown): unknown {
  if (Array.isArray(described)) return described.map(withoutSent);
  if (typeof described !== 'object' || described === null) return described;
  const left = Object.entries(described).filter(([name]) => !SENT.has(name));
  return Object.fromEntries(left.map(([name, value]) => [name, withoutSent(value)]));
}
