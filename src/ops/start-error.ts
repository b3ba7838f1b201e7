/** Exit codes, after sysexits.h: something the operator must change; something that is out of reach. */
export const EXIT_SETTINGS = 78;
export const EXIT_UNAVAILABLE = 69;

/** A start that cannot be: one plain sentence for each thing that is wrong, all at once. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode: number;
  readonly sentences: readonly string[];

  constructor(exitCode: number, sentences: readonly string[]) {
    super(sentences.join(' '));
    this.exitCode = exitCode;
    this.sentences = sentences;
  }
}

/** Runs the checks side by side and throws one error for all that failed; what the operator must change wins. */
export async function allOrStartError(checks: readonly Promise<void>[]): Promise<void> {
  const failed: StartError[] = [];
  for (const outcome of await Promise.allSettled(checks)) {
    if (outcome.status === 'fulfilled') continue;
    if (!(outcome.reason instanceof StartError)) throw outcome.reason;
    failed.push(outcome.reason);
  }
  if (failed.length === 0) return;
  const exitCode = failed.some((error) => error.exitCode === EXIT_SETTINGS)
    ? EXIT_SETTINGS
    : EXIT_UNAVAILABLE;
  throw new StartError(
    exitCode,
    failed.flatMap((error) => error.sentences),
  );
}
