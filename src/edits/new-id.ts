import { randomInt } from 'node:crypto';

/** Crockford's base 32, lower case: no letter that can be taken for a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 9;

/**
 * A new edit's id, `k` and nine characters: it can be read out to an operator, and is no integer, which BullMQ would refuse
 * as a job id. 45 random bits: acceptance refuses an id that exists.
 */
export function newEditId(): string {
  return `k${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
