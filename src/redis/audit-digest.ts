import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Crockford's base 32, lower case: no letter that can be taken for a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PSEUDONYM_LENGTH = 12;
const SECRET_BYTES = 16;

/** Of a text's UTF-8, in hexadecimal, as everything here. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** As Redis's `sha1hex`: only to see that something is still the same, never to prove it. */
export function sha1(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}

/** A salt, or the key of a pseudonym. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex');
}

/**
 * What a person is called in a chain: 60 bits of an HMAC of who they are. With the key it can be checked that a pseudonym is
 * theirs and nobody else's; once the key is deleted nobody can tell, not by trying all users either.
 */
export function pseudonymOf(key: string, chain: string, userId: string): string {
  const bytes = createHmac('sha256', key).update(`${chain} ${userId}`).digest();
  const letters = Array.from({ length: PSEUDONYM_LENGTH }, (_, at) => {
    return ALPHABET[(bytes[at] ?? 0) % ALPHABET.length];
  });
  return `p-${letters.join('')}`;
}
