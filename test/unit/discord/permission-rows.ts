import type { Edit } from '../../../src/core/edit.ts';
import { failure, type ErrorCode } from '../../../src/core/errors.ts';
import type { Draft } from '../../../src/edits/remix-ports.ts';
import { attachment, labelled, SERVER } from '../commands/payloads.ts';
import { OPERATOR } from '../edits/fake-limits.ts';
import { NOW } from '../edits/fake-world.ts';
import { PERSON } from './samples.ts';

export const ALLOWED = '900000000000000071';
export const DENIED = '900000000000000072';
const MANAGE_MESSAGES = '8192';
const MANAGE_SERVER = '32';
const ELSEWHERE = '900000000000000099';

export interface Who {
  id: string;
  roles?: string[];
  permissions?: string;
  server?: string | null;
}

/** Everybody who might press or type. The edit that a button is about belongs to the requester, in this server. */
export const PEOPLE = {
  requester: { id: PERSON, roles: [ALLOWED] },
  member: { id: '900000000000000041' },
  allowed: { id: '900000000000000042', roles: [ALLOWED] },
  denied: { id: '900000000000000043', roles: [ALLOWED, DENIED] },
  blocked: { id: '900000000000000044', roles: [ALLOWED] },
  moderator: { id: '900000000000000045', permissions: MANAGE_MESSAGES },
  manager: { id: '900000000000000046', permissions: MANAGE_SERVER },
  operator: { id: OPERATOR },
  /** A manager of another server, with the ids of this one's cards. */
  stranger: { id: '900000000000000047', permissions: MANAGE_SERVER, server: ELSEWHERE },
  /** In direct messages Discord names no server and no member. */
  direct: { id: PERSON, server: null },
} satisfies Record<string, Who>;

export type Name = keyof typeof PEOPLE;
export type Outcome = 'ok' | ErrorCode;
type Row = Record<Name, Outcome>;

const all = (outcome: Outcome, but: Partial<Row> = {}): Row => ({
  ...(Object.fromEntries(Object.keys(PEOPLE).map((name) => [name, outcome])) as Row),
  ...but,
});

/** Whoever may edit at all. */
const EDITS: Row = all('ok', {
  member: 'gate_role_missing',
  denied: 'gate_role_denied',
  blocked: 'gate_blocked',
  operator: 'gate_role_missing',
  direct: 'gate_role_missing',
});
const MANAGERS = all('not_manager', { manager: 'ok', stranger: 'ok' });
const MODERATORS = all('not_moderator', { moderator: 'ok', manager: 'ok' });
/** About an edit of this server. */
const DECIDERS: Row = { ...MODERATORS, stranger: 'edit_unknown', direct: 'edit_unknown' };
/** About a report, which comes from a server. */
const REPORT_DECIDERS: Row = { ...DECIDERS, direct: 'only_in_server' };
/** One's own edit, or of the server that one moderates. */
const OWNERS = all('not_yours', {
  requester: 'ok',
  moderator: 'ok',
  manager: 'ok',
  stranger: 'edit_unknown',
  direct: 'edit_unknown',
});
const REQUESTER = all('not_yours', {
  requester: 'ok',
  stranger: 'edit_unknown',
  direct: 'ok',
});
/** Anybody about themselves. */
const ANYBODY = all('ok');

/** Whoever may edit, of what was made in this server. */
const REMIXERS: Row = { ...EDITS, stranger: 'edit_unknown', direct: 'only_in_server' };

export interface Handled {
  row: Row;
  /** The edit that it is about. */
  edit?: Partial<Edit>;
  args?: string[];
  /** What is typed, chosen or filled in. */
  data?: object;
  /** Chosen in the menu of a message. */
  draft?: Draft;
  fields?: unknown[];
}

/** Whose work is in the clip; in a direct message nobody else learns that there is such an edit. */
const ASKED = all('consent_not_asked', {
  allowed: 'ok',
  stranger: 'edit_unknown',
  direct: 'edit_unknown',
});

const QUEUED = { state: 'queued' } as const;
const WAITING = { state: 'awaiting_approval', gate: 'approval' } as const;
const ASKING: Partial<Edit> = { state: 'awaiting_consent', consentOf: [PEOPLE.allowed.id] };
const REVIEWED = {
  state: 'awaiting_review',
  gate: 'review',
  outputUrl: 'https://o.example/1',
} as const;
const DELIVERED = { state: 'delivered', endedAtMs: NOW, toldAtMs: NOW, way: 'reply' } as const;
const REMIXED = {
  ...DELIVERED,
  interactionId: '900000000000000065',
  outputUrl: 'https://o.example/1',
  submittedAtMs: NOW,
} as const;
const REJECTED = {
  state: 'rejected',
  endedAtMs: NOW,
  toldAtMs: NOW,
  decision: { kind: 'rejected', by: '1', atMs: NOW, reason: 'no' },
  failure: failure('rejected', { reason: 'no' }),
} as const;
const APPEALED = {
  ...REJECTED,
  appeal: {
    text: 'please',
    atMs: NOW,
    askedIn: { channelId: '7', messageId: '8' },
    madeFrom: null,
  },
};
const REASON = labelled(4, 'reason', { value: 'because' });

const CLIP = attachment('900000000000000061', 'beach.mp4');
const CHOSEN = {
  id: '900000000000000062',
  channel_id: '900000000000000002',
  author: { id: '900000000000000063', username: 'trinity' },
  attachments: [CLIP],
};
const DRAFT: Draft = {
  id: '900000000000000064',
  serverId: SERVER,
  requesterId: PERSON,
  origin: {
    kind: 'message',
    channelId: CHOSEN.channel_id,
    messageId: CHOSEN.id,
    authorId: CHOSEN.author.id,
    authorName: 'trinity',
  },
  clips: [{ input: 'video', url: CLIP.url, filename: CLIP.filename, bytes: CLIP.size }],
};
const PROMPT = labelled(4, 'prompt', { value: 'snow' });

/** Every handler there is, by what brings an interaction to it. */
export const HANDLERS: Record<string, Handled> = {
  'kling-edit': { row: EDITS, data: { options: [{ type: 3, name: 'prompt', value: 'snow' }] } },
  'Remix with Kling': {
    row: { ...EDITS, direct: 'only_in_server' },
    data: { type: 3, target_id: CHOSEN.id, resolved: { messages: { [CHOSEN.id]: CHOSEN } } },
  },
  'kling jobs': { row: ANYBODY },
  'kling usage': { row: ANYBODY },
  'kling help': { row: ANYBODY },
  'kling privacy': { row: ANYBODY },
  // Of which channels, is asked for each result.
  'kling history': { row: all('ok', { direct: 'only_in_server' }) },
  'kling lineage': {
    row: all('ok', { stranger: 'edit_unknown', direct: 'only_in_server' }),
    edit: DELIVERED,
    data: { options: [{ type: 3, name: 'edit', value: 'k7f3q2m9x1' }] },
  },
  'kling-admin setup': { row: MANAGERS },
  'kling-admin access': { row: MANAGERS },
  'kling-admin words': { row: MANAGERS },
  'kling-admin limits': { row: MANAGERS },
  'kling-admin usage': { row: MANAGERS },
  'kling-admin export': { row: MANAGERS },
  'kling-admin audit': {
    row: MANAGERS,
    data: { options: [{ type: 3, name: 'action', value: 'show' }] },
  },
  'kling-admin pause': { row: MANAGERS },
  'kling-admin block': {
    row: all('not_moderator', { moderator: 'ok', manager: 'ok', stranger: 'ok' }),
    data: { options: [{ type: 6, name: 'user', value: '900000000000000048' }] },
  },
  'kling-admin unblock': {
    row: all('not_moderator', { moderator: 'ok', manager: 'ok', stranger: 'ok' }),
    data: { options: [{ type: 6, name: 'user', value: PEOPLE.blocked.id }] },
  },
  // Nothing is paused: whoever may is told so.
  'kling-admin resume': {
    row: all('not_operator', {
      manager: 'not_paused',
      stranger: 'not_paused',
      operator: 'not_paused',
    }),
  },

  'button dismiss': {
    row: all('not_yours', {
      requester: 'ok',
      moderator: 'ok',
      manager: 'ok',
      stranger: 'ok',
      direct: 'ok',
    }),
    args: [PERSON],
  },
  'button cancel': { row: OWNERS, edit: QUEUED },
  'button drop': { row: OWNERS, edit: { state: 'generating' } },
  'button again': { row: { ...REQUESTER, direct: 'only_in_server' }, edit: DELIVERED },
  'button remix': { row: REMIXERS, edit: DELIVERED },
  'button remix-original': { row: REMIXERS, edit: DELIVERED },
  'button pings': { row: ANYBODY, args: ['off'] },
  'button approve': { row: DECIDERS, edit: WAITING },
  'button reject': { row: DECIDERS, edit: WAITING },
  'button reject-block': { row: DECIDERS, edit: WAITING },
  'button publish': { row: DECIDERS, edit: REVIEWED },
  'button withhold': { row: DECIDERS, edit: REVIEWED },
  // A form is opened; of another server's edit it goes no further.
  'button appeal': { row: { ...REQUESTER, stranger: 'not_yours' }, edit: REJECTED },
  'button appeal-accept': { row: DECIDERS, edit: APPEALED },
  'button appeal-decline': { row: DECIDERS, edit: APPEALED },
  'button report': { row: ANYBODY, edit: DELIVERED },
  'button delete': { row: { ...OWNERS, direct: 'ok' }, edit: DELIVERED },
  'button delete-yes': { row: REQUESTER, edit: DELIVERED },
  'button take-down': { row: DECIDERS, edit: DELIVERED },
  // There is no report that is not decided.
  'button dismiss-report': {
    row: { ...REPORT_DECIDERS, moderator: 'already_decided', manager: 'already_decided' },
    edit: DELIVERED,
  },
  'button block-reported': { row: DECIDERS, edit: DELIVERED },
  'button privacy-export': { row: ANYBODY },
  'button privacy-delete': { row: ANYBODY },
  'button privacy-erase': { row: ANYBODY },
  'button offer': {
    row: { ...REQUESTER, stranger: 'offer_gone', direct: 'only_in_server' },
    args: ['k7f3q2m9x1', 'middle'],
  },
  'button history': {
    row: all('ok', { direct: 'only_in_server' }),
    args: ['o', '', 'a', '', 'loyw3v28', 'k7f3q2m9x1'],
  },
  'button consent-allow': { row: ASKED, edit: ASKING },
  'button consent-refuse': { row: ASKED, edit: ASKING },
  'button remix-rule': { row: ANYBODY, data: { values: ['ask'] } },
  'button uploads': { row: ANYBODY, args: ['off'] },
  'button edit-rule': { row: REQUESTER, edit: DELIVERED, data: { values: ['me'] } },
  'button setup': { row: MANAGERS, args: ['who'] },
  'button gate': { row: MANAGERS, args: ['mode'], data: { values: ['open'] } },

  'modal reject': { row: DECIDERS, edit: WAITING, fields: [REASON] },
  'modal reject-block': { row: DECIDERS, edit: WAITING, fields: [REASON] },
  'modal withhold': { row: DECIDERS, edit: REVIEWED, fields: [REASON] },
  'modal appeal': {
    row: REQUESTER,
    edit: REJECTED,
    fields: [labelled(4, 'text', { value: 'please' })],
  },
  'modal report': {
    row: { ...ANYBODY, stranger: 'edit_unknown', direct: 'only_in_server' },
    edit: DELIVERED,
    fields: [REASON],
  },
  'modal take-down': { row: REPORT_DECIDERS, edit: DELIVERED, fields: [REASON] },
  // The gate comes before anything about the clip.
  'modal remix': {
    row: { ...REMIXERS, direct: 'gate_role_missing' },
    edit: REMIXED,
    fields: [PROMPT],
  },
  'modal remix-original': {
    row: { ...REMIXERS, direct: 'gate_role_missing' },
    edit: REMIXED,
    fields: [PROMPT],
  },
  // A draft is for who began it.
  'modal remix-message': {
    row: {
      ...EDITS,
      allowed: 'remix_draft_gone',
      moderator: 'remix_draft_gone',
      manager: 'remix_draft_gone',
      stranger: 'remix_draft_gone',
    },
    draft: DRAFT,
    args: [DRAFT.id],
    fields: [PROMPT],
  },
  'modal block-reported': { row: REPORT_DECIDERS, edit: DELIVERED, fields: [REASON] },
};
