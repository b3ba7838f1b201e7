import type { Component, Embed, ModalContent } from '../discord/model.ts';

/** What goes between the page's server and the browser. Times in milliseconds of sandbox time, ids as strings. */

export interface WireUser {
  id: string;
  name: string;
  bot: boolean;
}

/** Someone whose place one can take. */
export interface WirePerson extends WireUser {
  /** What they may do, in a word or two. */
  role: string;
}

export interface WireChannel {
  id: string;
  name: string;
  /** Its newest message that this person sees. */
  newest: string | null;
  /** The messages that pinged this person. */
  pings: string[];
}

export interface WireServer {
  id: string;
  name: string;
  about: string;
  channels: WireChannel[];
}

/** Texts by Discord's locales. */
type Localizations = Readonly<Record<string, string>> | null;

/** What a client shows in its person's language; without a text for that, as it is. */
export interface Localizable {
  name: string;
  name_localizations?: Localizations;
  description?: string | null;
  description_localizations?: Localizations;
}

export interface WireChoice extends Pick<Localizable, 'name' | 'name_localizations'> {
  value: string | number;
}

export interface WireOption extends Localizable {
  type: number;
  description: string;
  required?: boolean | null;
  options?: WireOption[] | null;
  choices?: WireChoice[] | null;
  min_length?: number | null;
  max_length?: number | null;
  min_value?: number | null;
  max_value?: number | null;
  channel_types?: number[] | null;
  file_types?: string[] | null;
}

export interface WireCommand extends Localizable {
  id: string;
  /** 1 typed, 2 a person's menu, 3 a message's menu. */
  type: number;
  description: string;
  options?: WireOption[] | null;
}

export interface Named {
  id: string;
  name: string;
}

/** Where a person is and what there is around them. */
export interface Place {
  me: WirePerson;
  /** Which language their client is in, as Discord names it. */
  locale: string;
  people: WirePerson[];
  servers: WireServer[];
  direct: WireChannel;
  /** Null: the person cannot be in the channel that was asked for. */
  here: (Named & { server: Named | null }) | null;
  /** What menus of people, roles and channels offer here. */
  users: WireUser[];
  roles: Named[];
  channels: (Named & { type: number })[];
  commands: WireCommand[];
}

export interface WireFile {
  url: string;
  name: string;
  /** Bytes. */
  size: number | null;
  contentType: string | null;
}

export interface WireMessage {
  id: string;
  author: WireUser;
  at: number;
  edited: boolean;
  state: 'shown' | 'thinking' | 'failed';
  /** Only this person sees it. */
  ephemeral: boolean;
  /** It mentions this person. */
  mentionsMe: boolean;
  /** The command that brought it. */
  usedBy: { name: string; command: string } | null;
  replyTo: { name: string; text: string } | null;
  content: string;
  embeds: Embed[];
  components: Component[];
  /** Files that show, wherever they stand in it. */
  files: WireFile[];
  /** Whether the files show below the text, and not where a component names them. */
  filesBelow: boolean;
  /** All of its text, for whoever cannot see it. */
  text: string;
  mayDelete: boolean;
}

/** What changed in the channel: which messages there are, oldest first, and those that look different. */
export interface Messages {
  order: string[];
  changed: WireMessage[];
}

/** Something this person started here. */
export interface Started {
  id: string;
  state: 'waiting' | 'modal' | 'failed' | 'done';
  /** What Discord's client says of a failure. */
  text: string;
  /** A command's name; null for what a message's button, menu or form started. */
  command: string | null;
  messageId: string | null;
  customId: string | null;
  modal: ModalContent | null;
  at: number;
}

export interface FaultState {
  id: string;
  name: string;
  sentence: string;
  armed: boolean;
}

export interface ProcessState {
  role: 'bot' | 'worker';
  state: 'starting' | 'ready' | 'stopping' | 'ended';
  pid: number | null;
  /** How it ended. */
  end: string | null;
}

export interface LogLine {
  at: number;
  role: 'bot' | 'worker';
  level: string;
  text: string;
}

/** The side panel. Money in US dollars. */
export interface Panel {
  now: number;
  /** How far the clock is ahead of the real one. */
  aheadMs: number;
  processes: ProcessState[];
  log: LogLine[];
  segmind: {
    provideMs: number;
    held: boolean;
    credits: number;
    submits: number;
    billed: number;
    costUsd: number;
    underWay: number;
    faults: FaultState[];
  };
  discord: { faults: FaultState[] };
}

/** Events of the stream: `place`, `messages`, `started`, `panel`, each with its type as data. */
export interface Events {
  place: Place;
  messages: Messages;
  started: Started[];
  panel: Panel;
}

/** A picked file stands in a body as the name of its part. */
export interface Part {
  part: string;
}

export type WireValue = string | number | boolean | string[] | Part | { parts: string[] };

/** What can be done as a person in a channel. */
export type PersonAct =
  | { act: 'command'; command: string; values: Record<string, WireValue> }
  | { act: 'message-command'; command: string; messageId: string }
  | { act: 'click'; messageId: string; customId: string }
  | { act: 'select'; messageId: string; customId: string; values: string[] }
  | { act: 'modal'; interactionId: string; values: Record<string, WireValue> }
  | { act: 'say'; text: string; files: string[] }
  | { act: 'delete'; messageId: string }
  | { act: 'language'; locale: string };

/** What can be done to the sandbox. */
export type PanelAct =
  | { act: 'advance'; ms: number }
  | { act: 'speed'; ms: number }
  | { act: 'credits'; usd: number }
  | { act: 'hold'; on: boolean }
  | { act: 'fault'; of: 'segmind' | 'discord'; id: string; on: boolean }
  | { act: 'process'; role: 'bot' | 'worker'; how: 'start' | 'stop' | 'kill' };

/** What came of an act: `id` of the interaction it started, or why it was not done. */
export type Done = { ok: true; id: string | null } | { ok: false; why: string };
