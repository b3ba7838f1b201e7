import type { Json } from '../core/audit.ts';
import type { Erased, KeptHere } from '../core/personal.ts';

/** What is kept of people, over all that is kept. */
export interface Personal {
  inServer(serverId: string, userId: string): Promise<KeptHere>;
  /** Everything that is kept of somebody, in every server, for them to read: without links, which open files. */
  export(userId: string): Promise<Json>;
  /**
   * Erases somebody's edits that are over, what they reported and what they have set. The audit log forgets them by its own port. Repeated at
   * will: cut off, it finds on the next call what is left.
   */
  erase(userId: string): Promise<Erased>;
}
