/** Path segments that are secrets: an interaction's token in Discord's routes. */
const TOKEN_ROUTE = /(\/(?:webhooks|interactions)\/\d+\/)[^/?#\s"'\\]+/g;
/** Everything behind the question mark of a link, where Discord and others put signatures. An apostrophe is a part of it. */
const QUERY = /(https?:\/\/[^\s"<>\\?]+)\?[^\s"<>\\]+/g;
/** The password in a Redis or other address: to the last @ before the path, as the URL standard reads it. */
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s"\\]+@/gi;
const DATA_URI = /data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]+/g;

/**
 * A function that takes secrets out of a line: the given ones wherever they stand, tokens in Discord's routes, the
 * signatures of links, credentials in addresses.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (line: string) => string {
  const known = formsOf(
    secrets.filter((secret) => secret !== undefined).filter((secret) => secret.length >= 4),
  );
  return (line) => {
    let clean = line
      .replace(TOKEN_ROUTE, '$1[token]')
      .replace(QUERY, '$1?[signature]')
      .replace(CREDENTIALS, '$1[credentials]@')
      .replace(DATA_URI, '[data]');
    for (const secret of known) clean = clean.replaceAll(secret, '[secret]');
    return clean;
  };
}

/** Each secret as it is and as a JSON line holds it; the longest first, since one may begin with another. */
function formsOf(secrets: readonly string[]): string[] {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return [...new Set(forms)].toSorted((one, other) => other.length - one.length);
}

/** Addresses of Redis that are separated by commas; a password may hold one too. */
export const addressesIn = (text: string): string[] =>
  text.split(/,(?=\s*rediss?:\/\/)/).map((one) => one.trim());

/** The passwords in such addresses, as they stand there and as they are meant. */
export function passwordsIn(addresses: string | undefined): string[] {
  return addressesIn(addresses ?? '').flatMap((address) => {
    const { password } = URL.canParse(address) ? new URL(address) : { password: '' };
    try {
      return password === '' ? [] : [password, decodeURIComponent(password)];
    } catch {
      return [password];
    }
  });
}
