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
    serializers: { error: stdSerializers.errWithCause },
    formatters: { level: (label) => ({ level: label }) },
    hooks: { streamWrite: redact },
  });
}
