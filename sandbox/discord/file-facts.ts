const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  m4v: 'video/x-m4v',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';

/** The content type that Discord derives from a name; undefined when it knows none. */
export function contentTypeOf(name: string): string | undefined {
  return TYPES[extensionOf(name)];
}

/**
 * Whether a name passes a file type filter: groups such as `video`, or extensions such as `.mp4`. Only the
 * extension counts, as in Discord's client: the bytes are not looked at.
 */
export function passesFilter(name: string, filter: readonly string[]): boolean {
  const extension = extensionOf(name);
  return filter.some((entry) =>
    entry.startsWith('.')
      ? entry.toLowerCase() === `.${extension}`
      : (TYPES[extension] ?? '').startsWith(`${entry}/`),
  );
}

/** The name as Discord stores it: ASCII, no spaces. */
export function storedName(name: string): string {
  const base = name.replace(/^.*[/\\]/, '').replaceAll(/\s/g, '_');
  const clean = base.replaceAll(/[^\w.()-]/g, '').replace(/^\.+/, '');
  return clean === '' ? 'unknown' : clean;
}

/** A PNG's size in pixels from its first 24 bytes; undefined for anything else. */
export function pictureSize(head: Buffer): { width: number; height: number } | undefined {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
  if (head.length < 24 || !head.subarray(0, 4).equals(png)) return undefined;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}
