import type { TypedInteraction } from '../../sandbox/discord/client/typed-interaction.ts';
import type { LocalDiscord } from '../../sandbox/discord/local-discord.ts';
import type { Channel, Message, User } from '../../sandbox/discord/model.ts';
import type { PermissionName } from '../../sandbox/discord/permissions.ts';
import type { Fault } from '../../sandbox/faults.ts';

/** One edit at the provider, whose delivery is about to begin. */
export interface Due {
  discord: LocalDiscord;
  typed: TypedInteraction;
  user: User;
  channel: Channel;
  message: Message;
  /** The first request of its delivery, among all. */
  from: number;
  /** Lets one route of this edit alone go wrong, once or as often as it is asked. */
  fail(at: At, fault: Fault, times?: number): void;
}

export type At = 'reply' | 'message' | 'post';
export type Where = 'reply' | 'post' | 'direct' | 'nowhere';

const refused = (status: number, code: number, more: object = {}): Fault => ({
  kind: 'answer',
  status,
  body: { code, message: 'no', ...more },
});
const TOKEN_DEAD = refused(401, 50027);
const always = Number.POSITIVE_INFINITY;

export interface Case {
  goesWrong(due: Due): void;
  /** What is asked of Discord for this edit, in order. */
  asks: string;
  /** Where the clip is at last. */
  where: Where;
  /** The message with the clip, where it is told apart. */
  says?: RegExp;
}

const atReply = (fault: Fault, asks: string, where: Where): Case => ({
  goesWrong: (due) => due.fail('reply', fault),
  asks,
  where,
});
/** The token is dead, and then something else. */
const then = (goesWrong: (due: Due) => void, asks: string, where: Where): Case => ({
  goesWrong(due) {
    due.fail('reply', TOKEN_DEAD, always);
    goesWrong(due);
  },
  asks: `reply ${asks}`,
  where,
});
const deleted = ({ discord, message }: Due): void => discord.world.deleteMessage(message);
const denied = ({ discord, channel }: Due, what: PermissionName): void =>
  discord.world.setBotPermissions(channel, { deny: [what] });

/** Every way down, with what leads to it. */
export const CASES: Record<string, Case> = {
  'nothing goes wrong': { goesWrong: () => {}, asks: 'reply', where: 'reply' },
  '50027: token dead': atReply(TOKEN_DEAD, 'reply message', 'reply'),
  '401 without a code': atReply({ kind: 'answer', status: 401 }, 'reply message', 'reply'),
  '10015: webhook unknown': atReply(refused(404, 10015), 'reply message', 'reply'),
  '10062: interaction unknown': atReply(refused(404, 10062), 'reply message', 'reply'),
  '10008: message gone': { goesWrong: deleted, asks: 'reply post', where: 'post' },
  '30046: too many edits of an old message': atReply(refused(400, 30046), 'reply post', 'post'),
  'token dead, 30046': then(
    (due) => due.fail('message', refused(400, 30046)),
    'message post',
    'post',
  ),
  'token dead, 50001: no access': then(
    (due) => denied(due, 'ViewChannel'),
    'message direct',
    'direct',
  ),
  'token dead, 10003: channel gone': then(
    ({ discord, channel }) => discord.world.deleteChannel(channel),
    'message direct',
    'direct',
  ),
  'token dead, 10004: server gone': then(
    (due) => due.fail('message', refused(404, 10004)),
    'message direct',
    'direct',
  ),
  'token dead, 50013: may not attach': then(
    (due) => denied(due, 'AttachFiles'),
    'message post direct',
    'direct',
  ),
  'token dead, 50083: thread archived': then(
    (due) => due.fail('message', refused(400, 50083)),
    'message post',
    'post',
  ),
  'token dead, 160005: thread locked': then(
    (due) => due.fail('message', refused(403, 160005)),
    'message direct',
    'direct',
  ),
  'token dead, message gone, 50013': then(
    (due) => {
      deleted(due);
      denied(due, 'SendMessages');
    },
    'message post direct',
    'direct',
  ),
  'token dead, channel gone, 50007: no direct messages': then(
    ({ discord, channel, user }) => {
      discord.world.deleteChannel(channel);
      user.acceptsDirectMessages = false;
    },
    'message direct',
    'nowhere',
  ),
  '40005: too large with the clip before': atReply(refused(413, 40005), 'reply reply', 'reply'),
  '40005, and again without it: a smaller copy': {
    goesWrong: (due) => due.fail('reply', refused(413, 40005), 2),
    asks: 'reply reply reply',
    where: 'reply',
  },
  '50045: likewise': atReply(refused(400, 50045), 'reply reply', 'reply'),
  '200000: filtered words': atReply(refused(400, 200000), 'reply reply', 'reply'),
  '240000: filtered link': atReply(refused(400, 240000), 'reply reply', 'reply'),
  '20009: filtered picture': {
    goesWrong: (due) => due.fail('reply', refused(403, 20009), 2),
    asks: 'reply reply message',
    where: 'reply',
  },
  '50035: the form of the card': {
    ...atReply(refused(400, 50035), 'reply post message', 'post'),
    says: /^<@\d+>, your edited clip is ready\.\n-# ref k\w+$/,
  },
  '500: Discord fails': atReply({ kind: 'answer', status: 500 }, 'reply reply', 'reply'),
  '503 without a word': atReply(
    { kind: 'answer', status: 503, body: 'busy' },
    'reply reply',
    'reply',
  ),
  '130000: overloaded': atReply(refused(500, 130000), 'reply reply', 'reply'),
  '40062: rate limited inside': atReply(
    refused(429, 40062, { retry_after: 0.05 }),
    'reply reply',
    'reply',
  ),
  '429: as long as it says': atReply(
    refused(429, 0, { retry_after: 0.05 }),
    'reply reply',
    'reply',
  ),
  'the connection drops at 0 % of the upload': atReply(
    { kind: 'drop-before' },
    'reply reply',
    'reply',
  ),
  'at 50 %': atReply({ kind: 'drop-at', fraction: 0.5 }, 'reply reply', 'reply'),
  'at 99 %': atReply({ kind: 'drop-at', fraction: 0.99 }, 'reply reply', 'reply'),
  'at 100 %, taken': atReply({ kind: 'drop-after' }, 'reply reply', 'reply'),
  'a post drops at 0 %': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-before' });
    },
    'message post message find post',
    'post',
  ),
  'a post at 50 %': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-at', fraction: 0.5 });
    },
    'message post message find post',
    'post',
  ),
  'a post at 100 %, taken': then(
    (due) => {
      deleted(due);
      due.fail('post', { kind: 'drop-after' });
    },
    'message post message find',
    'post',
  ),
};
