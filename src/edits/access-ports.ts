import type { Asker } from '../core/edit.ts';

export interface Access {
  /** Which of these channels somebody may look into. */
  mayView(asker: Asker, channelIds: readonly string[]): Promise<ReadonlySet<string>>;
}
