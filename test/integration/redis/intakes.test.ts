import { describe, expect, test } from 'vitest';

import { keys } from '../../../src/redis/keys.ts';
import { createOutbox } from '../../../src/redis/outbox.ts';
import { createPushedCommands } from '../../../src/redis/pushed-commands.ts';
import {
  acceptedEdit,
  freshId,
  intakeOf,
  replyOf,
  specOf,
  storeOf,
  useDatabase,
  NO_CAPS,
} from './stage.ts';

const { redis } = useDatabase();
const intakes = (owner: string) => storeOf(redis(), owner).intakes;
const lives = async (owner: string) => redis().set(keys.alive(owner), '1', 'PX', 60_000);
const ids = async (owner: string) =>
  (await intakes(owner).orphaned()).map(({ interactionId }) => interactionId);

describe('an intake', () => {
  test('is the first one’s', async () => {
    const spec = specOf();
    expect((await intakes('bot-a').open(intakeOf(spec, 'bot-a'))).ours).toBe(true);
    expect((await intakes('bot-b').open(intakeOf(spec, 'bot-b'))).ours).toBe(false);
    const stored = JSON.parse((await redis().get(keys.intake(spec.interactionId))) ?? '{}');
    expect(stored).toEqual(intakeOf(spec, 'bot-a'));
  });

  test('twenty at once: one owner', async () => {
    const spec = specOf();
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        intakes(`bot-${at}`).open(intakeOf(spec, `bot-${at}`)),
      ),
    );
    expect(all.filter(({ ours }) => ours)).toHaveLength(1);
  });

  test('tells the store’s time, and lives as long as the token', async () => {
    const spec = specOf();
    const [seconds] = await redis().time();
    const { nowMs } = await intakes('bot-a').open(intakeOf(spec, 'bot-a'));
    expect(nowMs).toBeGreaterThanOrEqual(Number(seconds) * 1000);
    expect(nowMs).toBeLessThan(Number(seconds) * 1000 + 60_000);
    const left = await redis().pttl(keys.intake(spec.interactionId));
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
  });

  test('that is closed is forgotten', async () => {
    const spec = specOf();
    await intakes('bot-a').open(intakeOf(spec, 'bot-a'));
    await intakes('bot-a').close(spec.interactionId);
    expect(await redis().keys('*')).toEqual([]);
    expect(await ids('bot-b')).toEqual([]);
  });
});

describe('an orphan', () => {
  test('is one whose owner shows no life', async () => {
    const [dead, alive] = [specOf(), specOf()];
    await intakes('bot-dead').open(intakeOf(dead, 'bot-dead'));
    await intakes('bot-alive').open(intakeOf(alive, 'bot-alive'));
    await lives('bot-alive');
    await lives('bot-b');
    expect(await ids('bot-b')).toEqual([dead.interactionId]);
    expect(await ids('bot-alive')).toEqual([]);
  });

  test('goes to one of many, with all that is needed to tell its person', async () => {
    const spec = specOf();
    await intakes('bot-dead').open(intakeOf(spec, 'bot-dead'));
    const owners = Array.from({ length: 20 }, (_, at) => `bot-${at}`);
    await Promise.all(owners.map(lives));
    const claimed = (await Promise.all(owners.map(async (o) => intakes(o).orphaned()))).flat();
    expect(claimed).toEqual([
      { ...intakeOf(spec, 'bot-dead'), owner: claimed[0]?.owner, claimed: true },
    ]);
  });

  test('of before the locale was kept is told in English', async () => {
    const spec = specOf({ locale: 'de' });
    await intakes('bot-dead').open(intakeOf(spec, 'bot-dead'));
    const { locale: _, ...older } = intakeOf(spec, 'bot-dead');
    await redis().set(keys.intake(spec.interactionId), JSON.stringify(older));
    await lives('bot-b');
    expect(await intakes('bot-b').orphaned()).toMatchObject([{ locale: 'en-US' }]);
  });

  test('is offered to its claimer until that one closes it, and keeps its time', async () => {
    const spec = specOf();
    await intakes('bot-dead').open(intakeOf(spec, 'bot-dead'));
    await redis().pexpire(keys.intake(spec.interactionId), 30_000);
    await lives('bot-b');
    expect(await ids('bot-b')).toEqual([spec.interactionId]);
    expect(await ids('bot-c')).toEqual([]);
    expect(await ids('bot-b')).toEqual([spec.interactionId]);
    const left = await redis().pttl(keys.intake(spec.interactionId));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(30_000);
    await intakes('bot-b').close(spec.interactionId);
    expect(await ids('bot-b')).toEqual([]);
  });

  test('whose claimer dies goes to the next', async () => {
    const spec = specOf();
    await intakes('bot-dead').open(intakeOf(spec, 'bot-dead'));
    expect(await ids('bot-b')).toEqual([spec.interactionId]);
    expect(await ids('bot-c')).toEqual([spec.interactionId]);
    await lives('bot-c');
    expect(await ids('bot-b')).toEqual([]);
  });

  test('a living process’s own intake is not its orphan', async () => {
    const spec = specOf();
    await lives('bot-a');
    await intakes('bot-a').open(intakeOf(spec, 'bot-a'));
    expect(await ids('bot-a')).toEqual([]);
  });

  test('one that has expired is no more, nor in the index', async () => {
    const spec = specOf();
    await intakes('bot-dead').open(intakeOf(spec, 'bot-dead'));
    await redis().del(keys.intake(spec.interactionId));
    expect(await ids('bot-b')).toEqual([]);
    expect(await redis().zcard(keys.intakes)).toBe(0);
  });

  test('one that became an edit is none', async () => {
    await acceptedEdit(redis());
    expect(await ids('bot-b')).toEqual([]);
  });

  // The gateway repeats what it sent after a resume. An intake of it would have "nothing was spent" written over the edit's card.
  test('an interaction that became an edit and arrives again makes none', async () => {
    const spec = specOf();
    const { edits } = storeOf(redis(), 'bot-a');
    const { nowMs } = await intakes('bot-a').open(intakeOf(spec, 'bot-a'));
    await edits.accept(spec, replyOf(spec), null, nowMs + 60_000, NO_CAPS);
    expect((await intakes('bot-a').open(intakeOf(spec, 'bot-a'))).ours).toBe(false);
    expect(await ids('bot-b')).toEqual([]);
    expect(await redis().exists(keys.intake(spec.interactionId), keys.intakes)).toBe(0);
  });
});

describe('an intake that was let go of', () => {
  /** Opened by one bot, answered by another, and let go of by the first. */
  async function letGo() {
    const spec = specOf();
    await lives('bot-a');
    await intakes('bot-a').open(intakeOf(spec, 'bot-a'));
    await redis().pexpire(keys.intake(spec.interactionId), 30_000);
    await intakes('bot-a').letGo(intakeOf(spec, 'bot-a'));
    return spec;
  }
  const open = async (spec: ReturnType<typeof specOf>, owner: string) =>
    (await intakes(owner).open(intakeOf(spec, owner))).ours;

  test('goes to one of many, who can accept it, and keeps its time', async () => {
    const spec = await letGo();
    const owners = Array.from({ length: 20 }, (_, at) => `bot-${at}`);
    const opened = await Promise.all(owners.map(async (owner) => open(spec, owner)));
    expect(opened.filter((ours) => ours)).toHaveLength(1);
    const left = await redis().pttl(keys.intake(spec.interactionId));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(30_000);
    const { edits } = storeOf(redis(), owners[opened.indexOf(true)] ?? '');
    const acceptance = await edits.accept(spec, replyOf(spec), null, Date.now() + 60_000, NO_CAPS);
    expect(acceptance.kind).toBe('accepted');
  });

  test('is not accepted by the one who let go', async () => {
    const spec = await letGo();
    const { edits } = storeOf(redis(), 'bot-a');
    const acceptance = await edits.accept(spec, replyOf(spec), null, Date.now() + 60_000, NO_CAPS);
    expect(acceptance).toEqual({ kind: 'late' });
  });

  test('is no orphan while somebody may still open it, and then it is', async () => {
    const spec = await letGo();
    expect(await ids('bot-c')).toEqual([]);
    const [grace = ''] = await redis().keys(keys.alive('nobody:*'));
    expect(await redis().pttl(grace)).toBeGreaterThan(3_000);
    await redis().del(grace);
    expect(await ids('bot-c')).toEqual([spec.interactionId]);
    // From then on its person is being told, and nobody may go on with it.
    expect(await open(spec, 'bot-b')).toBe(false);
  });

  test('by one who has it no more changes nothing', async () => {
    const spec = await letGo();
    expect(await open(spec, 'bot-b')).toBe(true);
    await intakes('bot-a').letGo(intakeOf(spec, 'bot-a'));
    expect(await open(spec, 'bot-c')).toBe(false);
    await intakes('bot-a').close(spec.interactionId);
    expect(await redis().exists(keys.intake(spec.interactionId))).toBe(1);
  });
});

describe('the outbox', () => {
  const outbox = () => createOutbox({ redis: redis() });
  const storeNow = async () => {
    const [seconds, micros] = await redis().time();
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  };

  test('holds back what is younger than the grace', async () => {
    const now = await storeNow();
    await redis().zadd(keys.outbox('generate'), now - 5_000, 'old', now + 5_000, 'new');
    await redis().zadd(keys.outbox('deliver'), now - 6_000, 'older');
    expect(await outbox().due(2_000)).toEqual([
      { queue: 'generate', id: 'old' },
      { queue: 'deliver', id: 'older' },
    ]);
    expect(await outbox().due(60_000)).toEqual([]);
  });

  test('the oldest come first', async () => {
    await redis().zadd(keys.outbox('generate'), 30, 'c', 10, 'a', 20, 'b');
    expect((await outbox().due(0)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('what is done is gone, from its queue alone', async () => {
    await redis().zadd(keys.outbox('generate'), 1, 'k1');
    await redis().zadd(keys.outbox('deliver'), 1, 'k1');
    await outbox().done('generate', 'k1');
    await outbox().done('generate', 'k1');
    expect(await outbox().due(0)).toEqual([{ queue: 'deliver', id: 'k1' }]);
  });

  test('putting back what stands there does not make it younger', async () => {
    await redis().zadd(keys.outbox('generate'), 1, 'k1');
    await outbox().again('generate', 'k1');
    expect(await redis().zscore(keys.outbox('generate'), 'k1')).toBe('1');
    const before = await storeNow();
    await outbox().again('deliver', 'k2');
    const at = Number(await redis().zscore(keys.outbox('deliver'), 'k2'));
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(await storeNow());
  });

  test('the grace is as long as it says', async () => {
    // The first tenth of a second shows it best.
    while ((await storeNow()) % 1000 > 100) await new Promise((resolve) => setTimeout(resolve, 20));
    await redis().zadd(keys.outbox('generate'), (await storeNow()) - 400, 'k1');
    expect(await outbox().due(1_000)).toEqual([]);
  });
});

test('what was pushed is remembered by place', async () => {
  const pushed = createPushedCommands(redis());
  const scope = freshId();
  expect(await pushed.read(scope)).toBeNull();
  await pushed.write(scope, 'hash-1');
  expect([await pushed.read(scope), await pushed.read(`${scope}0`)]).toEqual(['hash-1', null]);
});
