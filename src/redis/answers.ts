import { z } from 'zod';

/** A whole number as scripts and hashes give it: a string. */
export const wholeNumber = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);

const flat = z.array(z.string());

/** A hash as scripts give it, fields and values by turns. Throws when it is none. */
export function fieldsFrom(answer: unknown): Record<string, string> {
  const values = flat.parse(answer);
  const fields: Record<string, string> = {};
  for (let at = 0; at < values.length; at += 2) fields[values[at] ?? ''] = values[at + 1] ?? '';
  return fields;
}
