import type { Redis } from 'ioredis';
import { z } from 'zod';

import { BOT_CHAIN, decided } from '../core/audit.ts';
import type { Edit } from '../core/edit.ts';
import { failure } from '../core/errors.ts';
import { isEnding, UNFINISHED } from '../core/states.ts';
import { createAudit } from './audit.ts';
import { createEdits } from './edits.ts';
import { keys } from './keys.ts';
import { createLedger } from './ledger.ts';
import { createOutbox } from './outbox.ts';
import { loadScript } from './script.ts';

const living = loadScript('living', 'base');

export interface RestoreOptions {
  redis: Redis;
  /** How long an ended edit is kept, in ms. */
  retentionMs: number;
}

/** What a restore did, as numbers of edits. */
export interface Restored {
  /** Were under way and are over now. */
  ended: number;
  /** Were over already, and somebody is still to be told. */
  toTell: number;
  /** Sums of the ledger that do not follow from its reservations. */
  wrong: number;
}

/**
 * What is done to a store that came out of a backup, before anybody works with it. Since the backup was made, each edit that was
 * under way in it may have been submitted, delivered, or taken down, so none of them goes on: nothing is submitted again, and
 * no clip is shown that moderators may have withheld since. Each step may be repeated, also after a death in between. Rejects
 * when the store does not answer.
 */
export function createRestore({ redis, retentionMs }: RestoreOptions) {
  const edits = createEdits({ redis, owner: 'restore', retentionMs, submitsPerMinute: 1 });
  const outbox = createOutbox({ redis });

  const endOne = async (edit: Edit): Promise<boolean> => {
    // First: a message of its may hold the clip by now, and must not become the card of an ending without one. A new one is posted.
    await edits.forgetToken(edit.id);
    await redis.hdel(keys.edit(edit.id), 'posting');
    const moved = await edits.move({
      id: edit.id,
      from: UNFINISHED,
      to: 'unknown_outcome',
      set: { failure: failure('backup_restored'), message: null },
      outbox: 'deliver',
    });
    return moved !== null;
  };

  return {
    /** How long, in ms, somebody may still be at work here: a key in a backup looks like a process that lives. 0: nobody. */
    async living(): Promise<number> {
      return z.number().parse(await living(redis, [keys.active], []));
    },

    /** From here to `finish` no bot and no worker starts. */
    async begin(): Promise<void> {
      await redis.set(keys.restoring, '1');
    },

    /** Ends what was under way, settles it, and sees to it that everybody is told. The queues have to be empty. */
    async endAll(): Promise<Restored> {
      await redis.del(keys.outbox('generate'), keys.outbox('deliver'));
      await forgetIntakes(redis);
      let [ended, toTell] = [0, 0];
      for (const id of await edits.open()) {
        const edit = await edits.read(id);
        if (!edit) continue;
        // What was taken down shows no clip and submits nothing, however far it is.
        if (isEnding(edit.state) || edit.takeDown) {
          await outbox.again('deliver', id);
          toTell += 1;
        } else if (await endOne(edit)) ended += 1;
      }
      const ledger = createLedger({ redis });
      await ledger.sweep();
      return { ended, toTell, wrong: (await ledger.reckon()).length };
    },

    /** Notes what was done, and lets bots and workers start again. */
    async finish({ ended, toTell }: Restored): Promise<void> {
      const decision = decided(BOT_CHAIN, 'backup.restored', null);
      await createAudit({ redis }).note({ ...decision, before: null, after: { ended, toTell } });
      await redis.del(keys.restoring);
    },
  };
}

/** Whether this store came out of a backup and was not made ready: nobody may work with it. */
export async function isRestoring(redis: Redis): Promise<boolean> {
  return (await redis.exists(keys.restoring)) === 1;
}

/** Of a request that was interrupted one says that nothing was spent: not here, where it may have become an edit since. */
async function forgetIntakes(redis: Redis): Promise<void> {
  const known = await redis.zrange(keys.intakes, '0', '-1');
  await redis.del(keys.intakes, ...known.map((id) => keys.intake(id)));
}
