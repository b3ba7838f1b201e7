import type { Asker, Edit } from '../core/edit.ts';
import { expectedMs } from '../core/estimate.ts';
import type { Job, JobsReport } from '../core/report.ts';
import { outputLink } from './output-link.ts';
import type { Ambient, Ports } from './ports.ts';
import { readWait, type WaitDeps } from './wait.ts';

export type ListJobsDeps = Pick<Ports, 'edits'> & WaitDeps & { ambient: Ambient };

/** As many as a card can hold. */
const JOBS_SHOWN = 10;

/** A person's latest edits in a server: where they stand, and the results that could not be brought to them. */
export async function listJobs(deps: ListJobsDeps, asker: Asker): Promise<JobsReport> {
  const ids = await deps.edits.ofPerson(asker.serverId, asker.userId, JOBS_SHOWN);
  const edits = await Promise.all(ids.map(async (id) => deps.edits.read(id)));
  const known = edits.filter((edit): edit is Edit => edit !== null);
  const measured = await deps.edits.measured();
  const nowMs = deps.ambient.now();
  const jobs = known.map(async (edit): Promise<Job> => {
    const wait = edit.state === 'queued' ? await readWait(deps, edit.id, measured) : null;
    const undelivered = edit.state === 'undeliverable' || edit.way === 'jobs';
    const link = undelivered ? outputLink(edit) : null;
    return {
      edit,
      position: wait?.position ?? null,
      waitMs: wait?.waitMs ?? null,
      expectedMs: expectedMs(edit.clipMs, measured),
      link: link !== null && link.expiresAtMs > nowMs ? link : null,
    };
  });
  return { nowMs, jobs: await Promise.all(jobs) };
}
