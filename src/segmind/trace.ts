/** What may be kept of a foreign error. Its message and its own causes can hold the key, links or a prompt. */
export interface Trace {
  name: string;
  code?: string;
  /** HTTP status, where there was an answer. */
  status?: number;
}

const CODE = /^[A-Z][A-Z0-9_]{0,60}$/;
const NAME = /^[A-Za-z]{1,60}$/;

/** The harmless part of anything thrown, for the `cause` of our own error. */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const name = NAME.test(error.name) ? error.name : 'Error';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && CODE.test(code) ? { name, code } : { name };
}
