/** Where Discord keeps attachments (documentation: "Signed Attachment CDN URLs"). */
const DISCORD_CDN_HOSTS = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** Which addresses files may come from. Asked before every request; the guarded agent asks again at each connection. */
export interface Origins {
  /** A person's clip or image: Discord's CDN, or an origin the operator named. One of ours at the provider: as results. */
  mayFetchInput(file: { url: string; isResult?: true }): boolean;
  /** A finished clip: any public https host on its default port, or an origin the operator named. */
  mayFetchResult(url: string): boolean;
}

/**
 * Reads MEDIA_ORIGINS once.
 *
 * @throws TypeError when an entry is no URL; the settings are validated at start, so this is a mistake of ours.
 */
export function createOrigins(options: { mediaOrigins: readonly string[] }): Origins {
  const named = originSet(options.mediaOrigins);
  const mayFetchResult = (url: string): boolean => {
    const parsed = plainUrl(url);
    return parsed !== null && (named.has(parsed.origin) || isPlainHttps(parsed));
  };
  return {
    mayFetchInput: ({ url, isResult }) => {
      if (isResult === true) return mayFetchResult(url);
      const parsed = plainUrl(url);
      if (parsed === null) return false;
      return (
        named.has(parsed.origin) || (isPlainHttps(parsed) && DISCORD_CDN_HOSTS.has(parsed.hostname))
      );
    },
    mayFetchResult,
  };
}

/** Scheme, host and port of each entry, in the form `URL.origin` has. */
export function originSet(mediaOrigins: readonly string[]): ReadonlySet<string> {
  return new Set(mediaOrigins.map((entry) => new URL(entry).origin));
}

/** Null when it is no http(s) URL, or carries a name and password: those could only mislead whoever reads it. */
function plainUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const web = parsed.protocol === 'https:' || parsed.protocol === 'http:';
  return web && parsed.username === '' && parsed.password === '' ? parsed : null;
}

function isPlainHttps(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '';
}
