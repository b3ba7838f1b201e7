/** A small picture of each result. */
export interface Thumbnails {
  /** Keeps a JPEG as long as its edit is kept; nothing of an edit whose clip is not, or no more, for others to see. */
  put(id: string, jpeg: Buffer): Promise<void>;
  /** Those that there are, by edit. */
  get(ids: readonly string[]): Promise<Map<string, Buffer>>;
}
