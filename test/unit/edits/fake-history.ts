import type { Edit } from '../../../src/core/edit.ts';
import type { HistoryLine, HistorySlice } from '../../../src/edits/history-ports.ts';
import type { Ports } from '../../../src/edits/ports.ts';

/** Lists of edits, their pictures, and who may see which channel, in memory. */
export class FakeHistory {
  readonly thumbnails = new Map<string, Buffer>();
  /** Channels that nobody here may see. */
  readonly hidden = new Set<string>();
  /** What is taken out of each clip. */
  jpeg: Buffer | null = Buffer.from('a picture');
  readonly #stored: ReadonlyMap<string, Edit>;

  constructor(stored: ReadonlyMap<string, Edit>) {
    this.#stored = stored;
  }

  ports(): Pick<Ports, 'thumbnails' | 'history' | 'access'> {
    return {
      thumbnails: {
        put: async (id, jpeg) => void this.thumbnails.set(id, jpeg),
        get: async (ids) => new Map([...this.thumbnails].filter(([id]) => ids.includes(id))),
      },
      history: { list: async (slice) => this.#lines(slice) },
      access: {
        mayView: async (_asker, ids) => new Set(ids.filter((id) => !this.hidden.has(id))),
      },
    };
  }

  /** By when they were asked for; no two at the same time. */
  #lines({ serverId, userId, from, most }: HistorySlice): HistoryLine[] {
    const sign = from?.to === 'newer' ? 1 : -1;
    return [...this.#stored.values()]
      .filter((edit) => edit.serverId === serverId)
      .filter((edit) => userId === null || edit.requesterId === userId)
      .map(({ id, acceptedAtMs }) => ({ editId: id, atMs: acceptedAtMs }))
      .filter(({ atMs }) => {
        if (from === null) return true;
        return from.editId === '' && atMs === from.atMs ? true : sign * (atMs - from.atMs) > 0;
      })
      .toSorted((a, b) => sign * (a.atMs - b.atMs))
      .slice(0, most);
  }
}
