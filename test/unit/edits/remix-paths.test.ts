import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type ClipOrigin, type Edit, REMIX_RULES, type RemixRule } from '../../../src/core/edit.ts';
import { answerConsent } from '../../../src/edits/answer-consent.ts';
import { acceptAppeal } from '../../../src/edits/decide-appeal.ts';
import { deliverEdit } from '../../../src/edits/deliver.ts';
import { requestEdit } from '../../../src/edits/request.ts';
import { runEdit } from '../../../src/edits/run.ts';
import { runAgain } from '../../../src/edits/run-again.ts';
import type { ClipSource } from '../../../src/edits/source.ts';
import { runs } from '../../support/heavy.ts';
import { CHANNEL } from '../discord/samples.ts';
import { asked, file } from './asked.ts';
import { WHO } from './askers.ts';
import { codeOf, fakeRun } from './fake-run.ts';
import { FakeWorld, NOW } from './fake-world.ts';
import { ANN, BEN, CLEO, CLUB, ELSEWHERE, inClub, REMIXER, resultOf } from './remixed.ts';

const APPEALED = 'kapp';
const AGAIN = 'kagain';
const WAYS = ['command', 'menu', 'button', 'original', 'again', 'appeal'] as const;
const PEOPLE = [ANN, BEN, CLEO, REMIXER];
const ROLE = '900000000000000301';

/** What is set: by each of the people, and by the server. */
interface Rules {
  people: { remixes: RemixRule; uploads: boolean; guarded: boolean }[];
  closed: string[];
  isRoleSet: boolean;
}

/** An edit of the tree, by numbers: whose, made from which one before it, or from whose message. */
interface Node {
  by: number;
  from:
    | { kind: 'upload' }
    | { kind: 'result' | 'original'; of: number }
    | { kind: 'message'; by: number };
  rule: RemixRule | null;
  isElsewhere: boolean;
}

interface Case {
  nodes: Node[];
  way: (typeof WAYS)[number];
  /** Which edit it is about, and whose message. */
  at: number;
  author: number;
  rules: Rules;
  later: Rules;
  /** By person: what each of those who are asked says. */
  says: boolean[];
}

const rules: fc.Arbitrary<Rules> = fc.record({
  people: fc.array(
    fc.record({
      // Mostly open, or hardly anything would ever be allowed.
      remixes: fc.constantFrom('everyone', 'everyone', 'everyone', ...REMIX_RULES),
      uploads: fc.constantFrom(true, true, true, false),
      guarded: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 4, maxLength: 4 },
  ),
  closed: fc.constantFrom<string[]>([], [], [], [CHANNEL], [ELSEWHERE]),
  isRoleSet: fc.boolean(),
});
const node: fc.Arbitrary<Node> = fc.record({
  by: fc.nat(3),
  from: fc.oneof(
    fc.constant({ kind: 'upload' } as const),
    fc.record({ kind: fc.constantFrom('result', 'result', 'original'), of: fc.nat(9) }),
    fc.record({ kind: fc.constant('message' as const), by: fc.nat(3) }),
  ),
  rule: fc.constantFrom(null, null, null, ...REMIX_RULES),
  isElsewhere: fc.boolean(),
});
const anyCase: fc.Arbitrary<Case> = fc.record({
  nodes: fc.array(node, { minLength: 1, maxLength: 5 }),
  way: fc.constantFrom(...WAYS),
  at: fc.nat(9),
  author: fc.nat(3),
  rules,
  later: rules,
  says: fc.array(fc.constantFrom(true, true, true, false), { minLength: 4, maxLength: 4 }),
});

// What ought to come of it, told from the case alone.

/** The edit whose clip began it all. */
function rootOf(nodes: Node[], at: number): number {
  const { from } = nodes[at] as Node;
  return 'of' in from && at > 0 ? rootOf(nodes, from.of % at) : at;
}

/** What the new clip would be made from. */
type Source =
  | { kind: 'upload' }
  | { kind: 'result' | 'original'; of: number }
  | { kind: 'message'; by: number };

function sourceOf({ nodes, way, at, author }: Case): Source {
  const of = at % nodes.length;
  if (way === 'menu') return { kind: 'message', by: author };
  if (way === 'original') return { kind: 'original', of: rootOf(nodes, of) };
  return way === 'command' ? { kind: 'upload' } : { kind: 'result', of };
}

/** Everything that somebody has a say about: whose, whether it is an upload, and what was said for it alone. */
type Say = [by: number, isUpload: boolean, rule: RemixRule | null];

function saysIn(nodes: Node[], source: Source): Say[] {
  if (source.kind === 'upload') return [];
  if (source.kind === 'message') return [[source.by, true, null]];
  const made = nodes[source.of] as Node;
  const below = belowOf(nodes, source.of);
  if (source.kind === 'result') return [[made.by, false, made.rule], ...saysIn(nodes, below)];
  return below.kind === 'upload' ? [[made.by, true, made.rule]] : saysIn(nodes, below);
}

/** What an edit of the tree was made from. The first has nothing before it. */
function belowOf(nodes: Node[], at: number): Source {
  const { from } = nodes[at] as Node;
  if (!('of' in from)) return from;
  if (at === 0) return { kind: 'upload' };
  return from.kind === 'original'
    ? { kind: 'original', of: rootOf(nodes, from.of % at) }
    : { kind: 'result', of: from.of % at };
}

/** Null: it may not be. Else whom it needs. */
function expected({ nodes }: Case, source: Source, set: Rules): Set<number> | null {
  if (source.kind === 'upload') return new Set();
  const places: string[] = [CHANNEL];
  if (source.kind === 'message') places.push(ELSEWHERE);
  if ('of' in source && nodes[source.of]?.isElsewhere) places.push(ELSEWHERE);
  if (source.kind === 'original' && belowOf(nodes, source.of).kind === 'message') {
    places.push(ELSEWHERE);
  }
  if (places.some((place) => set.closed.includes(place))) return null;
  const asks = new Set<number>();
  for (const [by, isUpload, own] of saysIn(nodes, source)) {
    if (PEOPLE[by] === REMIXER) continue;
    const { remixes, uploads, guarded } = set.people[by] as Rules['people'][number];
    if (set.isRoleSet && guarded) return null;
    if (isUpload && !uploads) return null;
    const rule = own ?? (isUpload ? 'everyone' : remixes);
    if (rule === 'me') return null;
    if (rule === 'ask') asks.add(by);
  }
  return asks;
}

// What really comes of it.

const idOf = (at: number): string => `kn${at}`;
const userOf = (at: number): string => PEOPLE[at] ?? '';

function originOf(source: Source): ClipOrigin | null {
  if (source.kind === 'upload') return null;
  if (source.kind !== 'message') return { kind: source.kind, editId: idOf(source.of) };
  const authorId = userOf(source.by);
  return { kind: 'message', channelId: ELSEWHERE, messageId: '1', authorId, authorName: '' };
}

function setUp(world: FakeWorld, { nodes }: Case): void {
  for (const [at, { by, rule, isElsewhere }] of nodes.entries()) {
    const channelId = isElsewhere ? ELSEWHERE : CHANNEL;
    resultOf(world, idOf(at), userOf(by), {
      rootId: idOf(rootOf(nodes, at)),
      origin: originOf(belowOf(nodes, at)),
      remixes: rule,
      channelId,
      message: { channelId, messageId: `m${at}` },
    });
  }
}

function set(world: FakeWorld, { people, closed, isRoleSet }: Rules): void {
  for (const [at, { guarded, ...own }] of people.entries()) {
    world.limits.people.rules.set(userOf(at), own);
    world.limits.people.roles.set(userOf(at), guarded ? [ROLE] : []);
  }
  const neverRemixedRoleId = isRoleSet ? ROLE : null;
  world.limits.gate = { ...world.limits.gate, remixClosedChannels: closed, neverRemixedRoleId };
}

/** Asks for it in its way; the new edit, or null where it was refused. */
async function begin(world: FakeWorld, given: Case, source: Source): Promise<Edit | null> {
  const before = new Set([...world.stored.keys(), APPEALED, AGAIN]);
  if (given.way === 'appeal') await appeal(world, originOf(source));
  else if (given.way === 'again') await again(world, originOf(source));
  else await request(world, await typed(world, given, source));
  const made = [...world.stored.values()].find(({ id }) => !before.has(id)) ?? null;
  if (made === null && given.way !== 'appeal') expect(refusals(world)).toEqual([REFUSED]);
  return made;
}

const REFUSED: unknown = expect.stringMatching(/^remix_/);
const refusals = (world: FakeWorld): string[] =>
  world.sent.flatMap(({ card }) => (card.kind === 'refusal' ? [card.failure.code] : []));

const request = async (world: FakeWorld, source: ClipSource) =>
  requestEdit(world.deps, asked({ asker: inClub(REMIXER), source }));

/** What comes of the command, the menu of a message, and the buttons under a result, once the form is sent off. */
async function typed(world: FakeWorld, { nodes, at }: Case, source: Source): Promise<ClipSource> {
  if (source.kind === 'upload') return { kind: 'upload', video: file('video') };
  if (source.kind !== 'message') return { kind: source.kind, editId: idOf(at % nodes.length) };
  const origin = originOf(source);
  if (origin?.kind !== 'message') throw new Error('A message is a message.');
  const draft = {
    id: 'draft',
    serverId: CLUB,
    requesterId: REMIXER,
    origin,
    clips: [file('video')],
  };
  await world.ports.drafts.keep(draft);
  return { kind: 'message', draftId: draft.id, clip: 0 };
}

/** Of a remix that was made before anybody had set anything. */
async function again(world: FakeWorld, origin: ClipOrigin | null): Promise<void> {
  const { id } = resultOf(world, AGAIN, REMIXER, { origin });
  const { reply, locale, missingPermissions, attachmentLimit } = asked();
  const press = { reply, locale, missingPermissions, attachmentLimit, asker: inClub(REMIXER) };
  await runAgain(world.deps, { ...press, editId: id });
}

/** One that moderators had turned down, after all who were asked had said yes to it. */
async function appeal(world: FakeWorld, origin: ClipOrigin | null): Promise<void> {
  const askedIn = { channelId: '7', messageId: '8' };
  const rejected = world.has({
    id: APPEALED,
    interactionId: 'i-app',
    requesterId: REMIXER,
    serverId: CLUB,
    asker: inClub(REMIXER),
    origin,
    state: 'rejected',
    appeal: { text: 'please', atMs: NOW, askedIn, madeFrom: null },
  });
  await acceptAppeal(world.deps, inClub(CLEO, WHO.manager), rejected.id);
}

async function outcome(given: Case): Promise<{ begun: boolean; asked: string[]; submits: number }> {
  const world = new FakeWorld();
  setUp(world, given);
  set(world, given.rules);
  const edit = await begin(world, given, sourceOf(given));
  if (!edit) return { begun: false, asked: [], submits: world.count('provider.submit') };
  const run = fakeRun().run;
  await deliverEdit(world.deps, edit.id, run);
  // Before everybody has answered nothing starts, whoever pushes it.
  if (edit.consentOf.length > 0) await runEdit(world.deps, edit.id, run);
  expect(edit.consentOf.length > 0 ? world.count('provider.submit') : 0).toBe(0);
  for (const userId of edit.consentOf) {
    await answerConsent(
      world.deps,
      inClub(userId),
      edit.id,
      given.says[PEOPLE.indexOf(userId)] ?? false,
    );
  }
  set(world, given.later);
  await codeOf(runEdit(world.deps, edit.id, run));
  return { begun: true, asked: edit.consentOf, submits: world.count('provider.submit') };
}

function model(given: Case): { begun: boolean; asked: string[]; submits: number } {
  const source = sourceOf(given);
  const asks = expected(given, source, given.rules);
  if (asks === null) return { begun: false, asked: [], submits: 0 };
  // Those have said yes to this very edit before.
  const whom = given.way === 'appeal' ? [] : [...asks];
  const all = whom.every((by) => given.says[by]);
  const still = expected(given, source, given.later) !== null;
  return { begun: true, asked: whom.map(userOf), submits: all && still ? 1 : 0 };
}

test('no way to a remix gets round what its people and the server say, then and later, and none is stricter', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyCase, async (given) => {
      const real = await outcome(given);
      const wanted = model(given);
      seen.add(`${given.way} ${wanted.submits}`);
      expect({ ...real, asked: real.asked.toSorted() }).toEqual({
        ...wanted,
        asked: wanted.asked.toSorted(),
      });
    }),
    { numRuns: runs(600) },
  );
  // Each way was seen to lead to a submit, and all but one's own upload to be stopped.
  const all = WAYS.flatMap((way) => [`${way} 0`, `${way} 1`]);
  expect([...seen].toSorted()).toEqual(all.filter((one) => one !== 'command 0').toSorted());
});
