/** Ends a job as FAILED; the message is what the service reports as its `error`. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';

  constructor(text: string, cause?: unknown) {
    super(text, { cause });
  }
}
