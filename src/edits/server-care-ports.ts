/** Servers of which something is kept. Times by the store's clock, in ms. */
export interface ServerCare {
  /** Those that were not looked at for `everyMs`, at most `most`: they count as looked at from now on. */
  due(everyMs: number, most: number): Promise<string[]>;
  /** Remembers whether the bot is in a server; for how long it was seen not to be, 0 where it is. */
  seen(serverId: string, isIn: boolean): Promise<number>;
  /** Removes what a server has set, who is blocked there, and the lists of its people's edits. Its audit chain has its own port. */
  purge(serverId: string): Promise<void>;
}

/** Whether the bot is in servers. */
export interface Presence {
  /** `unclear`: Discord did not say. Never rejects. */
  isIn(serverId: string): Promise<'in' | 'removed' | 'unclear'>;
}
