import { failureOf } from '../core/errors.ts';
import type { Notice } from '../core/notice.ts';
import type { Ambient, Ports } from './ports.ts';

export type TellOperatorsDeps = Pick<Ports, 'notices' | 'messages'> & {
  ambient: Ambient;
  operators: ReadonlySet<string>;
  /** Where they want to be told; without it each is written to directly. */
  operatorChannelId: string | null;
};

const TELL_WITHIN_MS = 30_000;

/** Tells the operators what they have yet to be told. What cannot be posted anywhere stays in the log, and is not tried for ever. */
export async function tellOperators(deps: TellOperatorsDeps): Promise<void> {
  for (const { id, notice } of await deps.notices.due()) {
    deps.ambient.log.warn({ ...notice }, 'operators are told');
    const again = await tell(deps, id, notice);
    if (!again) await deps.notices.done(id);
  }
}

/** True when Discord was away, so that it is worth trying again. */
async function tell(deps: TellOperatorsDeps, id: string, notice: Notice): Promise<boolean> {
  try {
    for (const channelId of await channelsOf(deps)) {
      const signal = AbortSignal.timeout(TELL_WITHIN_MS);
      const where = { channelId, mark: id, form: 'card', pings: null } as const;
      await deps.messages.post(where, { kind: 'notice', notice, reference: id }, [], signal);
    }
    return false;
  } catch (error) {
    const { code } = failureOf(error);
    deps.ambient.log.error({ ...notice, code }, 'operators could not be told');
    return code === 'discord_unavailable';
  }
}

async function channelsOf(deps: TellOperatorsDeps): Promise<string[]> {
  if (deps.operatorChannelId !== null) return [deps.operatorChannelId];
  return Promise.all([...deps.operators].map(async (id) => deps.messages.openDirect(id)));
}
