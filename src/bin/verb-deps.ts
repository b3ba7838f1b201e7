import type { Caps } from '../core/limits.ts';
import { toMicros } from '../core/money.ts';
import { botIdOf } from '../discord/find-message.ts';
import { createPace } from '../edits/pace.ts';
import { readWordList } from '../moderation/words/word-list.ts';
import type { Settings } from '../ops/config.ts';
import type { Wired, Wiring } from './wire.ts';

/** Requests of one person that may wait for a moderator at once. */
const PENDING_APPROVALS = 3;
const DAY_MS = 86_400_000;

/** What the operator's settings allow: defaults for people, ceilings of money. */
function operatorCaps(settings: Settings): Caps {
  return {
    atOnce: settings.USER_CONCURRENT,
    cooldownMs: settings.USER_COOLDOWN_S * 1000,
    dayEdits: settings.USER_DAILY_EDITS,
    dayClipMs: settings.USER_DAILY_SECONDS * 1000,
    serverDayMicros: toMicros(settings.SERVER_DAILY_USD),
    botMonthMicros: toMicros(settings.BOT_MONTHLY_USD),
    pendingApprovals: PENDING_APPROVALS,
  };
}

/** Everything that verbs are given: the ports, and what the settings say. */
export function verbDeps({ settings, ambient }: Wiring, { ports }: Wired) {
  const botId = botIdOf(settings.DISCORD_TOKEN);
  return {
    ...ports,
    ambient,
    pace: createPace(),
    botIds: new Set(botId === undefined ? [] : [botId]),
    operatorCaps: operatorCaps(settings),
    operators: new Set(settings.OPERATOR_USER_IDS),
    retentionMs: settings.RETENTION_DAYS * DAY_MS,
    readWordList,
    hasRemoteScreen: settings.MODERATION_URL !== undefined,
    defaultGate: settings.DEFAULT_GATE,
    operatorChannelId: settings.OPERATOR_CHANNEL_ID ?? null,
    microsPerSecond: toMicros(settings.PRICE_PER_SECOND_USD),
    slots: settings.SEGMIND_MAX_IN_FLIGHT,
    perMinute: settings.SEGMIND_REQUESTS_PER_MINUTE,
    pollMs: settings.SEGMIND_POLL_MS,
    timeoutMs: settings.SEGMIND_TIMEOUT_MS,
    lifeMs: settings.QUEUE_LOCK_MS,
    keptDays: settings.RETENTION_DAYS,
    probeMs: settings.PAUSE_PROBE_S * 1000,
  };
}
