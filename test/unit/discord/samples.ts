import type { Card, CardOf } from '../../../src/core/card.ts';
import type { Edit } from '../../../src/core/edit.ts';
import { NO_PERSON_RULES } from '../../../src/core/consent.ts';
import type { Caps } from '../../../src/core/limits.ts';
import type { KeptHere } from '../../../src/core/personal.ts';
import type { Job, PrivacyReport, UsageReport } from '../../../src/core/report.ts';

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
      name: 'Ada',
      serverId: '900000000000000006',
      channelId: CHANNEL,
      parentChannelId: null,
      roles: [],
      permissions: '0',
      joinedAtMs: null,
      serverLocale: 'en-US',
    },
    locale: 'en-US',
    prompt: 'make it snow',
    keepAudio: false,
    video,
    origin: null,
    rootId: 'k7f3q2m9x1',
    remixes: null,
    cut: null,
    consentOf: [],
    images: [],
    elements: [],
    clipMs: 5_000,
    estimateMicros: 1_050_000,
    gate: 'open',
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
    sentAs: null,
    prepared: false,
    consents: [],
    consentIn: null,
    askedIn: null,
    screened: null,
    decision: null,
    appeal: null,
    appealDecision: null,
    takeDown: null,
    takenOffAtMs: null,
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
    credit: null,
    nowMs: START,
    position: null,
    waitMs: null,
    expectedMs: 240_000,
    left: null,
    pause: null,
    showsCost: true,
    canSetUp: false,
    fileName: null,
    beforeName: null,
    link: null,
    bare: false,
    elsewhere: null,
    ...card,
  };
}

export const CAPS: Caps = {
  atOnce: 2,
  cooldownMs: 30_000,
  dayEdits: 10,
  dayClipMs: 60_000,
  serverDayMicros: 20_000_000,
  botMonthMicros: 200_000_000,
  pendingApprovals: 3,
};

export function usageOf(
  standing: Partial<UsageReport['standing']> = {},
  report: Partial<UsageReport> = {},
): UsageReport {
  return {
    standing: {
      nowMs: START,
      running: 1,
      pending: 0,
      lastAcceptedMs: null,
      dayEdits: 3,
      dayClipMs: 15_000,
      serverHeldMicros: 1_050_000,
      serverSpentMicros: 4_200_000,
      botHeldMicros: 2_100_000,
      botSpentMicros: 80_000_000,
      ...standing,
    },
    caps: CAPS,
    showsServer: false,
    showsBot: false,
    ...report,
  };
}

export function jobOf(edit: Partial<Edit> = {}, job: Partial<Job> = {}): Job {
  return {
    edit: sampleEdit(edit),
    position: null,
    waitMs: null,
    expectedMs: 240_000,
    link: null,
    ...job,
  };
}

export const KEPT_NOTHING: KeptHere = {
  edits: 0,
  sinceMs: null,
  reports: 0,
  pseudonym: null,
  blocked: null,
};

export function privacyOf(pings = true, here: Partial<KeptHere> = {}): PrivacyReport {
  return { pings, here: { ...KEPT_NOTHING, ...here }, keptDays: 30, rules: NO_PERSON_RULES };
}

export const REFUSAL: Card = {
  kind: 'refusal',
  failure: { code: 'clip_too_long', facts: { seconds: 12.4, max: 10.05 } },
  requesterId: PERSON,
  locale: 'en-US',
  reference: REPLY.interactionId,
};

/** The buttons of drawn components: what each says, and its custom id or address. */
export function buttonsOf(components: unknown): string[] {
  if (Array.isArray(components)) return components.flatMap(buttonsOf);
  if (typeof components !== 'object' || components === null) return [];
  const one = components as Record<string, string | undefined> & { components?: unknown };
  const own =
    one['label'] === undefined ? [] : [`${one['label']} ${one['custom_id'] ?? one['url']}`];
  return [...own, ...buttonsOf(one.components), ...buttonsOf(one['accessory'])];
}

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
    (sum, one: { components?: unknown; accessory?: unknown }) =>
      sum + 1 + countComponents(one.components) + (one.accessory === undefined ? 0 : 1),
    0,
  );
}
