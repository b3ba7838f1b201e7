import type { Asker } from '../core/edit.ts';

/** Who may see what is in which channel. */
export interface Access {
  /**
   * Of these channels and threads of their server, those whose messages somebody may read now. Where Discord does not say, only the one
   * they are in. Never rejects.
   */
  mayView(asker: Asker, channelIds: readonly string[]): Promise<ReadonlySet<string>>;
}
