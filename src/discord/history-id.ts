import {
  HISTORY_KINDS,
  type HistoryCursor,
  type HistoryFilter,
  type HistoryKind,
} from '../core/history.ts';

/** Where a press goes on: what stands in a button's custom id. */
interface HistoryTurn {
  filter: HistoryFilter;
  from: HistoryCursor;
}

const KIND_LETTERS = { all: 'a', originals: 'o', remixes: 'r' } as const satisfies Record<
  HistoryKind,
  string
>;
const WAYS = { older: 'o', newer: 'n' } as const;

/** What a button that turns a page says of it: at most 70 characters with their dividers. */
export function historyArgs(
  { userId, kind, channelId }: HistoryFilter,
  { to, atMs, editId }: HistoryCursor,
): string[] {
  return [
    WAYS[to],
    userId ?? '',
    KIND_LETTERS[kind],
    channelId ?? '',
    Math.floor(atMs).toString(36),
    editId,
  ];
}

/** Null for what no button of ours says. */
export function readHistoryArgs(args: readonly string[]): HistoryTurn | null {
  const [way = '', userId = '', letter = '', channelId = '', time = '', editId = ''] = args;
  const kind = HISTORY_KINDS.find((one) => KIND_LETTERS[one] === letter);
  const to = (['older', 'newer'] as const).find((one) => WAYS[one] === way);
  const isWell =
    [userId, channelId].every((id) => /^\d{0,20}$/.test(id)) &&
    /^[0-9a-z]{1,11}$/.test(time) &&
    /^\w{0,20}$/.test(editId);
  if (kind === undefined || to === undefined || !isWell) return null;
  return {
    filter: { userId: userId || null, kind, channelId: channelId || null },
    from: { to, atMs: Number.parseInt(time, 36), editId },
  };
}
