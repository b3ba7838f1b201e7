/** Something a person, a page or a test could want to look at again. */
export type Change =
  | { kind: 'message-created' | 'message-edited' | 'message-deleted'; messageId: string }
  | {
      kind: 'interaction-created' | 'interaction-answered' | 'interaction-due';
      interactionId: string;
    }
  | { kind: 'channel-changed'; channelId: string }
  | { kind: 'server-changed'; serverId: string }
  | { kind: 'person-changed'; userId: string }
  | { kind: 'commands-changed' }
  | { kind: 'gateway-changed' }
  | { kind: 'request-answered' };

/** Where changes are announced. Listeners run at once, in order, and must not throw. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #byId = new Map<string, (() => void)[]>();

  announce(change: Change): void {
    const id = 'messageId' in change ? change.messageId : undefined;
    const about = 'interactionId' in change ? change.interactionId : id;
    for (const listener of this.#byId.get(about ?? '') ?? []) listener();
    for (const listener of this.#listeners) listener(change);
  }

  /** Listens to one message or interaction for good. With thousands of them, all listening to all would be slow. */
  watch(id: string, listener: () => void): void {
    const listeners = this.#byId.get(id);
    if (listeners) listeners.push(listener);
    else this.#byId.set(id, [listener]);
  }

  /** Returns the way to stop listening. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks `look` now and after each change (and now and then, for what only time changes) until it returns
   * something other than undefined or false.
   *
   * @throws Error naming `what` after `timeoutMs` of real time.
   */
  waitFor<T>(
    look: () => T | undefined | false,
    { timeoutMs = 20_000, what = 'the condition' }: { timeoutMs?: number; what?: string } = {},
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        unsubscribe();
        clearInterval(again);
        clearTimeout(deadline);
      };
      const check = () => {
        try {
          const found = look();
          if (found === undefined || found === false) return;
          stop();
          resolve(found);
        } catch (error) {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const unsubscribe = this.subscribe(check);
      const again = setInterval(check, 50);
      const deadline = setTimeout(() => {
        stop();
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.`));
      }, timeoutMs);
      check();
    });
  }
}
