import type { Failure } from './errors.ts';
import type { EditState } from './states.ts';

/** A file a person attached. `url` is Discord's signed link: it is never shown or logged. */
export interface InputFile {
  /** The option it came in: `video`, `image1`, `element1_view2`. */
  input: string;
  url: string;
  filename: string;
  /** Bytes, as Discord says; null where nobody has said. */
  bytes: number | null;
  /** A result, at the provider: it comes from where results come. */
  isResult?: true;
}

/** A person or object shown from several sides; `@Element1` in the prompt. */
export interface ElementInput {
  frontal: InputFile;
  /** 0 to 3 further views. */
  views: InputFile[];
}

/** What a gate needs to know of a person in a server. */
export interface Asker {
  userId: string;
  /** What they are called there, as Discord shows it; empty when it does not say. */
  name: string;
  serverId: string;
  channelId: string;
  /** The channel that a thread belongs to; null outside a thread. */
  parentChannelId: string | null;
  roles: string[];
  /** Permission bits in the channel, a decimal string. */
  permissions: string;
  /** When they joined the server; null when Discord does not say. */
  joinedAtMs: number | null;
  /** The server's preferred locale, as the interaction says; `en-US` where it does not. */
  serverLocale: string;
}

/** Where an edit's clip comes from when it was not uploaded for it. */
export type ClipOrigin =
  /** Another edit's result. */
  | { kind: 'result'; editId: string }
  /** The clip that another edit was made from. */
  | { kind: 'original'; editId: string }
  /** Somebody's message. */
  | { kind: 'message'; channelId: string; messageId: string; authorId: string; authorName: string };

export type MessageOrigin = Extract<ClipOrigin, { kind: 'message' }>;

/** Who may make something of a clip: everyone in its server, nobody but its person, or whoever they say yes to. */
export const REMIX_RULES = ['everyone', 'me', 'ask'] as const;

export type RemixRule = (typeof REMIX_RULES)[number];

/** Which part of a clip is taken when it is longer than the model takes. */
export const CLIP_PARTS = ['first', 'middle', 'last'] as const;

export type ClipPart = (typeof CLIP_PARTS)[number];

/** How a clip is made into what the model takes, before anything else is done with it. */
export interface ClipCut {
  part: ClipPart;
  /** Where it begins in the clip, and how long it is, in milliseconds. */
  fromMs: number;
  lengthMs: number;
}

/** Somebody said yes to what is made of a clip of theirs. */
export interface Consent {
  by: string;
  atMs: number;
}

/** What was asked for, fixed from the moment of acceptance. */
export interface EditSpec {
  id: string;
  interactionId: string;
  applicationId: string;
  serverId: string;
  channelId: string;
  requesterId: string;
  /** Who asked, as Discord described them then: asked again before money is spent. */
  asker: Asker;
  /** The requester's locale, as Discord sends it: `en-US`. */
  locale: string;
  /** As sent to the model: references capitalised. */
  prompt: string;
  keepAudio: boolean;
  /** Once it was cut, what was made of it. */
  video: InputFile;
  /** Null: it was uploaded for this edit. */
  origin: ClipOrigin | null;
  /** The first edit of its tree: itself, unless its clip is another edit's. */
  rootId: string;
  /** Who may remix its result; null: as its requester has set for all of theirs. */
  remixes: RemixRule | null;
  /** Null: the clip goes to the model as it is. */
  cut: ClipCut | null;
  /** Whose yes it needs before it goes on: people whose work is in its clip. */
  consentOf: string[];
  images: InputFile[];
  elements: ElementInput[];
  /** Length of the clip in milliseconds. */
  clipMs: number;
  /** What it is expected to cost, in millionths of a dollar. */
  estimateMicros: number;
  /** How the gate let it in: at once, once a moderator said yes, or with a moderator who looks at the result. */
  gate: 'open' | 'approval' | 'review';
  /** Bytes a file may have in a reply to this interaction, as the interaction says. */
  attachmentLimit: number;
  acceptedAtMs: number;
}

/** The mark set before a submit leaves: who, which API, when. Cleared when the provider surely took nothing. */
export interface SubmitMark {
  owner: string;
  version: ApiVersion;
  atMs: number;
}

export type ApiVersion = 'v1' | 'v2';

/** A file in a message of ours. */
export interface Attachment {
  id: string;
  filename: string;
}

/** Where an edit's message is, and the files it holds once delivered: the result, and the clip it was made from. */
export interface ShownMessage {
  channelId: string;
  messageId: string;
  attachment?: Attachment;
  before?: Attachment;
  /** Of a message in a thread that was opened for it: the thread's channel. */
  parentId?: string;
  /** Of a card for moderators: the names of all its files, in the order that it shows them. */
  files?: string[];
}

/** By which way an ending reached its person; `jobs`: every way was shut, it waits in `/kling jobs`. */
export type Way = 'reply' | 'message' | 'post' | 'direct' | 'jobs';

/** What of the result was posted: all of it, a small copy beside the link to it, or the link alone. */
export type SentAs = 'whole' | 'preview' | 'link';

/** What a moderator decided about an edit; the first decision holds. */
export interface ModeratorDecision {
  kind: 'approved' | 'rejected' | 'published' | 'withheld';
  /** The moderator. */
  by: string;
  atMs: number;
  reason: string;
}

/** What its person said against a moderator's no, once. */
export interface Appeal {
  text: string;
  atMs: number;
  /** Its card in the moderators' channel. */
  askedIn: ShownMessage;
  /** The card that it was made from; null when Discord did not say which. */
  madeFrom: ShownMessage | null;
}

/** What a moderator said to an appeal; the first decision holds. */
export interface AppealDecision {
  kind: 'accepted' | 'declined';
  by: string;
  atMs: number;
  /** The new edit that an accepted one became. */
  editId: string | null;
}

/** A result that a moderator took down, or its person or a moderator deleted: nothing shows it any more. */
export interface TakeDown {
  kind: 'taken_down' | 'deleted';
  by: string;
  atMs: number;
  reason: string;
}

/** An edit as stored: what was asked, and how far it has come. */
export interface Edit extends EditSpec {
  state: EditState;
  /** Grows by one with each change of state: an older card never replaces a newer one. */
  rev: number;
  mark: SubmitMark | null;
  /** When the provider took it. */
  submittedAtMs: number | null;
  requestId: string | null;
  outputUrl: string | null;
  /** When COMPLETED was seen. */
  completedAtMs: number | null;
  /** The provider's own figure, in millionths of a dollar. */
  costMicros: number | null;
  failure: Failure | null;
  message: ShownMessage | null;
  /** Its person wants no result any more, though the provider could not be stopped. */
  dropped: boolean;
  way: Way | null;
  sentAs: SentAs | null;
  /** Of a clip that is cut: whether that was done. */
  prepared: boolean;
  /** Of those whose yes it needs: who gave it. */
  consents: Consent[];
  /** The card on which they are asked. */
  consentIn: ShownMessage | null;
  /** Its card in the moderators' channel. */
  askedIn: ShownMessage | null;
  /** Why moderators look at its result whatever the gate says; null where the operator's screen gave them no reason to. */
  screened: 'flagged' | 'unanswered' | null;
  decision: ModeratorDecision | null;
  appeal: Appeal | null;
  appealDecision: AppealDecision | null;
  takeDown: TakeDown | null;
  /** When its clip was off its message; null while that is still to be done. */
  takenOffAtMs: number | null;
  /** When its person was told the ending. */
  toldAtMs: number | null;
  endedAtMs: number | null;
}

/** The edit that its clip comes from; null for none. */
export function parentOf({ origin }: Pick<EditSpec, 'origin'>): string | null {
  return origin === null || origin.kind === 'message' ? null : origin.editId;
}

/** Whether a moderator looks at its result before anybody else does. */
export function isReviewed({ gate, screened }: Pick<Edit, 'gate' | 'screened'>): boolean {
  return gate === 'review' || screened !== null;
}
