import type { Card, CardOf } from '../../../src/core/card.ts';
import type { Edit } from '../../../src/core/edit.ts';

export const APP = '900000000000000001';
export const CHANNEL = '900000000000000002';
export const MESSAGE = '900000000000000003';
export const PERSON = '900000000000000004';
export const REPLY = {
  interactionId: '900000000000000005',
  applicationId: APP,
  token: 'interaction-token',
};

export const START = Date.UTC(2026, 10, 22, 12);

export function sampleEdit(changes: Partial<Edit> = {}): Edit {
  const video = {
    input: 'video',
    url: 'https://cdn.example/clip.mp4?ex=1',
    filename: 'clip.mp4',
    bytes: 9,
  };
  return {
    id: 'k7f3q2m9x1',
    interactionId: REPLY.interactionId,
    applicationId: APP,
    serverId: '900000000000000006',
    channelId: CHANNEL,
    requesterId: PERSON,
    asker: {
      userId: PERSON,
      serverId: '900000000000000006',
      channelId: CHANNEL,
      roles: [],
      permissions: '0',
    },
    locale: 'en-US',
    prompt: 'make it snow',
    keepAudio: false,
    video,
    images: [],
    elements: [],
    clipMs: 5_000,
    estimateMicros: 1_050_000,
    attachmentLimit: 10_485_760,
    acceptedAtMs: START,
    state: 'queued',
    rev: 1,
    mark: null,
    submittedAtMs: null,
    requestId: null,
    outputUrl: null,
    completedAtMs: null,
    costMicros: null,
    failure: null,
    message: null,
    dropped: false,
    way: null,
    toldAtMs: null,
    endedAtMs: null,
    ...changes,
  };
}

export function editCardOf(
  edit: Partial<Edit> = {},
  card: Partial<CardOf<'edit'>> = {},
): CardOf<'edit'> {
  return {
    kind: 'edit',
    edit: sampleEdit(edit),
    nowMs: START,
    position: null,
    waitMs: null,
    expectedMs: 240_000,
    left: null,
    pause: null,
    fileName: null,
    link: null,
    ...card,
  };
}

export const REFUSAL: Card = {
  kind: 'refusal',
  failure: { code: 'clip_too_long', facts: { seconds: 12.4, max: 10.05 } },
  requesterId: PERSON,
  reference: REPLY.interactionId,
};

/** All texts of drawn components, at any depth, line by line. */
export function textOf(components: unknown): string {
  if (Array.isArray(components)) return components.map(textOf).filter(Boolean).join('\n');
  if (typeof components !== 'object' || components === null) return '';
  const { content, components: inner } = components as { content?: string; components?: unknown };
  return [content ?? '', textOf(inner ?? [])].filter(Boolean).join('\n');
}

/** Components at any depth. */
export function countComponents(components: unknown): number {
  if (!Array.isArray(components)) return 0;
  return components.reduce<number>(
    (sum, one: { components?: unknown }) => sum + 1 + countComponents(one.components),
    0,
  );
}
