import type { InputFile, MessageOrigin } from '../core/edit.ts';

/** A message with clips that somebody chose, until they have said what is to be made of one of them. */
export interface Draft {
  /** Of the interaction that began it. */
  id: string;
  serverId: string;
  requesterId: string;
  origin: MessageOrigin;
  clips: InputFile[];
}

/** Discord hands out others' messages with the interaction that names them, and not again: what they hold is kept until then. */
export interface Drafts {
  /** Keeps it for 15 min. */
  keep(draft: Draft): Promise<void>;
  read(id: string): Promise<Draft | null>;
}
