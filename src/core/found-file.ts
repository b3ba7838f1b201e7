/** Kinds of files of which a name is told besides: `PNG`, the same in every language; null where there is none. */
const NAMED_KINDS = ['picture', 'sound', 'video'] as const;

const PLAIN_KINDS = ['raw_picture', 'gif', 'pdf', 'zip', 'web_page', 'text', 'unknown'] as const;

export type PlainKind = (typeof PLAIN_KINDS)[number];

/** What a file is by its content, where another kind was needed. */
export type FoundFile =
  | { kind: (typeof NAMED_KINDS)[number]; format: string | null }
  | { kind: PlainKind };

export const UNKNOWN_FILE: FoundFile = { kind: 'unknown' };

const isOneOf = (all: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && all.includes(value);

/** Whether something that was stored says what a file is, in words of this version. */
export function isFoundFile(value: unknown): value is FoundFile {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Reflect.get(value, 'kind');
  const format: unknown = Reflect.get(value, 'format');
  if (isOneOf(PLAIN_KINDS, kind)) return true;
  return isOneOf(NAMED_KINDS, kind) && (format === null || typeof format === 'string');
}
