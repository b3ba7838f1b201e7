/** Small pictures of results. */
export interface Thumbnails {
  /** Keeps one, a JPEG, as long as its edit. */
  put(id: string, jpeg: Buffer): Promise<void>;
  /** Those that there are, by the ids of their edits. */
  get(ids: readonly string[]): Promise<Map<string, Buffer>>;
}
