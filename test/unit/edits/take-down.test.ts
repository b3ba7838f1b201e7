import { beforeEach, describe, expect, test } from 'vitest';

import type { Asker, Edit } from '../../../src/core/edit.ts';
import { EDIT_STATES } from '../../../src/core/states.ts';
import { askDelete, deleteClip, takeDownClip } from '../../../src/edits/take-down.ts';
import { listJobs } from '../../../src/edits/list-jobs.ts';
import { codeOf } from './fake-run.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { OTHER, WHO } from './askers.ts';

let world: FakeWorld;
beforeEach(() => {
  world = new FakeWorld();
});

const OUTPUT = 'https://out.example/1?sig=x';
const MESSAGE = { channelId: '900000000000000002', messageId: 'shown' };
const clip = (changes: Partial<Edit> = {}) =>
  world.has({
    state: 'delivered',
    outputUrl: OUTPUT,
    message: MESSAGE,
    way: 'reply',
    sentAs: 'link',
    toldAtMs: NOW,
    ...changes,
  });
const asker = (edit: Edit, changes: Partial<Asker>): Asker => ({ ...edit.asker, ...changes });

const ask = async (edit: Edit, who: Partial<Asker>) =>
  askDelete(world.deps, asker(edit, who), edit.id).catch(async (error: unknown) =>
    codeOf(Promise.reject(error)),
  );
const remove = async (edit: Edit, who: Partial<Asker>) =>
  codeOf(deleteClip(world.deps, asker(edit, who), edit.id));
const takeDown = async (edit: Edit, who: Partial<Asker>, round: number | null = null) =>
  codeOf(
    takeDownClip(world.deps, asker(edit, who), { editId: edit.id, round, reason: 'not here' }),
  );

/** Who may delete, as whom; who may delete as its requester; who may take down. */
describe.each<[string, keyof typeof WHO, string, string, string]>([
  ['its requester', 'requester', 'requester', 'done', 'not_moderator'],
  ['its requester in direct messages', 'requesterDirect', 'requester', 'done', 'only_in_server'],
  ['another member', 'member', 'not_yours', 'not_yours', 'not_moderator'],
  ['one whose id differs in the last digit', 'near', 'not_yours', 'not_yours', 'not_moderator'],
  ['somebody in direct messages', 'direct', 'only_in_server', 'only_in_server', 'only_in_server'],
  ['who may manage messages', 'messages', 'moderator', 'not_yours', 'done'],
  ['who manages the server', 'manager', 'moderator', 'not_yours', 'done'],
  ['who manages another server', 'elsewhere', 'edit_unknown', 'edit_unknown', 'edit_unknown'],
])('%s', (_name, who, asked, deleted, taken) => {
  test('asks', async () => {
    expect(await ask(clip(), WHO[who])).toBe(asked);
  });
  test('deletes', async () => {
    const edit = clip();
    expect(await remove(edit, WHO[who])).toBe(deleted);
    expect(world.edit(edit.id).takeDown?.kind).toBe(deleted === 'done' ? 'deleted' : undefined);
  });
  test('takes down', async () => {
    const edit = clip();
    expect(await takeDown(edit, WHO[who])).toBe(taken);
    expect(world.edit(edit.id).takeDown?.kind).toBe(taken === 'done' ? 'taken_down' : undefined);
  });
});

describe('once a server has a role for moderators', () => {
  beforeEach(() => {
    world.limits.gate = { ...world.limits.gate, moderatorRoleId: '77' };
  });

  test('it is the role that counts, or managing the server', async () => {
    expect(await takeDown(clip(), WHO.messages)).toBe('not_moderator');
    expect(await ask(clip(), WHO.messages)).toBe('not_yours');
    expect(await takeDown(clip(), { userId: OTHER, roles: ['77'] })).toBe('done');
    expect(await takeDown(clip(), WHO.manager)).toBe('done');
  });

  test('a store that does not answer lets nobody', async () => {
    world.plan('servers.gate', () => {
      throw new Error('away');
    });
    expect(await takeDown(clip(), WHO.manager)).toBe('store_unreachable');
    expect(world.takeDowns.decisions).toEqual([]);
  });
});

describe('a clip that is taken down', () => {
  test('is flagged and noted first, and then work of deliver', async () => {
    const edit = clip();
    await takeDown(edit, WHO.manager);
    expect(world.edit(edit.id)).toMatchObject({
      outputUrl: null,
      takeDown: { kind: 'taken_down', by: OTHER, reason: 'not here' },
      takenOffAtMs: null,
    });
    expect(world.takeDowns.decisions).toEqual([
      {
        chain: edit.serverId,
        action: 'edit.taken_down',
        actor: OTHER,
        subject: edit.requesterId,
        about: edit.id,
        reason: 'not here',
      },
    ]);
    expect([...world.queued]).toEqual([`deliver ${edit.id}`]);
    expect(world.sent).toEqual([]);
  });

  test('a queue that is away holds nothing up: it stands in the outbox', async () => {
    const edit = clip();
    world.plan('jobs.push', () => {
      throw new Error('away');
    });
    expect(await remove(edit, WHO.requester)).toBe('done');
    expect(world.edit(edit.id).takeDown).toMatchObject({ kind: 'deleted', reason: '' });
    expect(world.takeDowns.decisions).toMatchObject([{ action: 'edit.deleted', reason: null }]);
  });

  test('the first one holds; the second hears what became of it', async () => {
    const first = clip();
    await takeDown(first, WHO.manager);
    expect(await ask(first, WHO.requester)).toBe('taken_down');
    expect(await remove(first, WHO.requester)).toBe('taken_down');
    expect(await takeDown(first, WHO.messages, 1)).toBe('already_decided');
    const second = clip({ id: 'k000000002' });
    await remove(second, WHO.requester);
    expect(await takeDown(second, WHO.manager)).toBe('clip_deleted');
    expect(await ask(second, WHO.manager)).toBe('clip_deleted');
    expect(world.takeDowns.decisions).toHaveLength(2);
  });

  test.each(EDIT_STATES)('in %s', async (state) => {
    const edit = clip({ state });
    const holdsClip = ['delivering', 'delivered', 'undeliverable'].includes(state);
    expect(await remove(edit, WHO.requester)).toBe(holdsClip ? 'done' : 'edit_unknown');
  });

  test('is linked in no list', async () => {
    const edit = clip({ state: 'undeliverable', way: 'jobs' });
    const links = async () =>
      (await listJobs(world.deps, edit.asker)).jobs.map(({ link }) => link?.url ?? null);
    expect(await links()).toEqual([OUTPUT]);
    await remove(edit, WHO.requester);
    expect(await links()).toEqual([null]);
  });
});
