import type { CommandBook } from './command-book.ts';
import type { FileStore } from './file-store.ts';
import type { Interactions } from './interactions.ts';
import type { MessageBook } from './message-book.ts';
import type { World } from './world.ts';

/** What routes and people work with. */
export interface Deps {
  world: World;
  files: FileStore;
  book: MessageBook;
  interactions: Interactions;
  commands: CommandBook;
  /** Whether the application may read what others write. */
  messageContentIntent: boolean;
  /** Sends a dispatch to one session of the right shard. */
  dispatch: (event: string, serverId: string | undefined, data: unknown) => void;
}
