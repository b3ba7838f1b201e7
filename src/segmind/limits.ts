import type { Limits } from './types.ts';

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  // Giving up on a submit costs an edit (nobody can tell whether it was taken), so it is given more time than it needs.
  submitMs: 120_000,
  readMs: 30_000,
  errorBytes: 256 * 1024,
  jsonBytes: 2 * MIB,
  inlineBytes: 128 * MIB,
  clipBytes: 500 * MIB,
};
