import type { EditRequest } from '../../../src/edits/request.ts';
import { PERSON, REPLY } from '../discord/samples.ts';

/** A file as Discord names it. */
export const file = (input: string) => ({
  input,
  url: `https://cdn.example/${input}`,
  filename: input,
  bytes: 1,
});

/** A request in which nothing is wrong. */
export function asked(changes: Partial<EditRequest> = {}): EditRequest {
  return {
    reply: REPLY,
    asker: {
      userId: PERSON,
      name: 'Ada',
      serverId: '900000000000000006',
      channelId: '900000000000000002',
      parentChannelId: null,
      roles: ['1'],
      permissions: '32',
      joinedAtMs: null,
      serverLocale: 'en-US',
    },
    locale: 'de',
    missingPermissions: [],
    attachmentLimit: 10_485_760,
    prompt: ' put @image1 there ',
    keepAudio: true,
    source: { kind: 'upload', video: file('video') },
    remixes: null,
    attached: new Map([['image1', file('image1')]]),
    part: null,
    offered: null,
    ...changes,
  };
}
