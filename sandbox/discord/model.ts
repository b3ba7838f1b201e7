/** What the local Discord holds. Live objects: a reader sees each change, and only the world's methods write. */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** False: direct messages from bots are refused with 50007. */
  acceptsDirectMessages: boolean;
  /** The language of their client, as Discord names it: `pt-BR`. */
  locale: string;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
}

export interface Member {
  readonly user: User;
  readonly server: Server;
  roleIds: string[];
  nick: string | null;
  /** Milliseconds since the epoch. */
  readonly joinedAt: number;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Bytes per file in this server (boosts raise it). */
  attachmentSizeLimit: number;
  /** The language that its managers have chosen for it. */
  preferredLocale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** Command names whose default permissions an admin has overridden, and whether all may use them. */
  readonly commandOverrides: Map<string, boolean>;
  botPresent: boolean;
}

export interface Overwrite {
  readonly id: string;
  /** 0 role, 1 member. */
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 direct message, 11 public thread, and so on. */
  readonly type: number;
  name: string;
  readonly server: Server | undefined;
  readonly parent: Channel | undefined;
  readonly overwrites: Map<string, Overwrite>;
  readonly recipient: User | undefined;
  thread: { archived: boolean; locked: boolean; readonly createdAt: number } | undefined;
  deleted: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Where the bytes are on disk. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationSecs: number | undefined;
  description: string | undefined;
  readonly ephemeral: boolean;
  /** The channel (or, for ephemeral files, the application) in its address. */
  readonly folder: string;
}

/** A component as the bot sent it, with ids filled in. */
export interface Component {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  components?: Component[] | null;
  component?: Component | null;
  accessory?: Component | null;
  content?: string;
  label?: string | null;
  url?: string | null;
  style?: number | null;
  disabled?: boolean | null;
  sku_id?: string | null;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string }; description?: string | null }[];
  required?: boolean | null;
  min_length?: number | null;
  max_length?: number | null;
  min_values?: number | null;
  max_values?: number | null;
  options?: {
    label: string;
    value: string;
    description?: string | null;
    default?: boolean | null;
  }[];
  default_values?: { id: string; type: string }[] | null;
  channel_types?: number[] | null;
  file_types?: string[] | null;
  value?: string | null;
  [key: string]: unknown;
}

export interface Embed {
  title?: string | null;
  description?: string | null;
  [key: string]: unknown;
}

export interface Pings {
  readonly userIds: string[];
  readonly roleIds: string[];
  readonly everyone: boolean;
}

export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  /** 0 plain, 19 reply, 20 slash command, 23 context menu command. */
  readonly type: number;
  readonly createdAt: number;
  content: string;
  embeds: Embed[];
  components: Component[];
  attachments: StoredFile[];
  flags: number;
  /** For an ephemeral message: the one person who sees it. */
  readonly visibleTo: User | undefined;
  readonly interaction: Interaction | undefined;
  readonly referencedId: string | undefined;
  nonce: string | number | undefined;
  poll: unknown;
  stickerIds: string[];
  /** Who was notified when it was created; an edit never notifies anybody. */
  pings: Pings;
  /** Whom it mentions after the last edit, notified or not. */
  mentions: Pings;
  /** The moment of each edit, in milliseconds. */
  readonly edits: number[];
  deleted: boolean;
  threadId: string | undefined;
}

export interface ModalContent {
  custom_id: string;
  title: string;
  components: Component[];
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 5 modal submit. */
  readonly type: 2 | 3 | 5;
  readonly createdAt: number;
  readonly user: User;
  readonly channel: Channel;
  readonly attachmentSizeLimit: number;
  /** The message whose component was used, or whose component opened the modal. */
  readonly source: Message | undefined;
  readonly commandName: string | undefined;
  readonly commandType: number | undefined;
  /** The callback type it was answered with. */
  answeredWith: number | undefined;
  /** What `@original` is, once there is one. */
  original: Message | undefined;
  modal: ModalContent | undefined;
  readonly followUps: Message[];
}

/** Message flags. */
export const EPHEMERAL = 64;
export const LOADING = 128;
export const COMPONENTS_V2 = 32_768;
export const SUPPRESS_EMBEDS = 4;
export const SUPPRESS_NOTIFICATIONS = 4096;

/** How long a person waits for the first answer, and how long a token then lives. */
export const ANSWER_WITHIN_MS = 3000;
export const TOKEN_LIFE_MS = 15 * 60_000;
