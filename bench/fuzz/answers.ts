import { EditError } from '../../src/core/errors.ts';
import { pollEdit } from '../../src/segmind/poll.ts';
import { submitEdit } from '../../src/segmind/submit.ts';
import type { Answer, Wire } from '../../src/segmind/wire.ts';
import { anyBytes, anyJson, damageBytes, damageJson } from './damage.ts';
import { createDice, type Dice } from './dice.ts';
import { createTally, type Tally } from './tally.ts';

const TOO_SLOW_MS = 250;
const LIMITS = {
  submitMs: 60_000,
  readMs: 60_000,
  errorBytes: 65_536,
  jsonBytes: 1_000_000,
  inlineBytes: 4_000_000,
  clipBytes: 8_000_000,
};
const SUBMISSION = {
  prompt: 'make it snow',
  videoUrl: 'https://cdn.example/clip.mp4?ex=1',
  imageUrls: [],
  elements: [],
  keepAudio: false,
};

const ID = 'a3f1b8d2-6c4e-4f7a-9b1d-2e5c8a7f0b31';
const LINK = 'https://images.segmind.com/outputs/0123456789abcdef.mp4';

/** Bodies as Segmind is known, or thought, to answer; see the client's own tests. */
const BODIES: readonly unknown[] = [
  { request_id: ID, status: 'QUEUED', status_url: `https://api.segmind.com/v2/requests/${ID}` },
  { status: 'PROCESSING', request_id: ID },
  { status: 'COMPLETED', request_id: ID, output: LINK, metrics: { cost: 1.05 } },
  { status: 'COMPLETED', output: { video: { url: LINK } }, metrics: { cost: '1.05' } },
  { status: 'COMPLETED', output: [LINK], video: { url: LINK } },
  { status: 'FAILED', error: 'content policy', metrics: { cost: 0 } },
  { status: 'FAILED', detail: [{ msg: 'field required', type: 'value_error' }] },
  { error: { code: 1301, message: 'risk control' } },
  { video: `data:video/mp4;base64,${Buffer.from('\0\0\0\x18ftypisom').toString('base64')}` },
  { detail: 'Insufficient credits' },
];
const CLIP = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom', 'latin1'), Buffer.alloc(500, 7)]);
const STATUSES = [200, 200, 200, 201, 202, 204, 301, 400, 401, 402, 403, 404, 406, 408, 410];
const MORE_STATUSES = [418, 422, 422, 429, 499, 500, 502, 503, 504, 520, 0, 999];
const TYPES = ['application/json', 'video/mp4', 'application/octet-stream', 'text/html', null];
const RESETS = ['2026-11-26T12:00:00Z', '1764158400', '-1', 'soon', '9'.repeat(400), '', null];

function bodyOf(dice: Dice): Uint8Array {
  const sample = dice.pick(BODIES);
  switch (dice.below(8)) {
    case 0:
      return damageBytes(CLIP, dice, CLIP.length);
    case 1:
      return anyBytes(dice, 2_000);
    case 2:
      return damageBytes(Buffer.from(JSON.stringify(sample)), dice, 1_000);
    case 3:
      return Buffer.from(JSON.stringify(anyJson(dice)) ?? '');
    default:
      return Buffer.from(JSON.stringify(damageJson(sample, dice)) ?? '');
  }
}

function answerOf(dice: Dice): Answer {
  const body = bodyOf(dice);
  const headers = new Map<string, string | null>([
    ['content-type', dice.pick(TYPES)],
    ['x-cost', dice.pick(['1.05', 'NaN', '-3', '1e400', null])],
    ['x-rate-limit-reset-at-utc', dice.pick(RESETS)],
    ['retry-after', dice.pick(RESETS)],
  ]);
  const size = 1 + dice.below(body.length + 1);
  const breaksOff = dice.below(40) === 0;
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
    if (breaksOff) throw new Error('other side closed');
  };
  return {
    status: dice.pick([...STATUSES, ...MORE_STATUSES]),
    header: (name) => headers.get(name) ?? null,
    body: Object.assign(stream(), { destroy: () => undefined }),
  };
}

/** Gives each call an answer by chance, without a network between. */
function chanceWire(dice: Dice): Wire {
  return {
    post: async (_call, read) => read(answerOf(dice)),
    get: async (_call, read) => read(answerOf(dice)),
    close: async () => {},
  };
}

async function swallow(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const chunk of chunks) if (chunk.length === 0) continue;
  return 'file:///spool/clip.mp4';
}

async function ask(dice: Dice): Promise<string> {
  const wire = chanceWire(dice);
  const now = () => 1_764_158_400_000;
  const { signal } = new AbortController();
  if (dice.below(2) === 0) {
    const polled = await pollEdit({ wire, limits: LIMITS, now, notify: () => {} }, ID, signal);
    return `poll ${check(polled)}`;
  }
  const deps = { wire, spool: swallow, limits: LIMITS, timeoutMs: 60_000, now };
  return `submit ${check(await submitEdit(deps, dice.pick(['v1', 'v2']), SUBMISSION, signal))}`;
}

/** A link is one that may be fetched, an id one that fits into a path, a cost whole and not negative. */
function check(answer: {
  kind: string;
  outputUrl?: string;
  requestId?: string;
  costMicros?: unknown;
}) {
  const { kind, outputUrl, requestId, costMicros = null } = answer;
  if (outputUrl !== undefined && !/^(https?|file):\/\//i.test(outputUrl))
    throw new Error('no link');
  if (requestId !== undefined && !/^[\w.:-]{1,200}$/.test(requestId)) throw new Error('no id');
  const isCost =
    costMicros === null || (Number.isSafeInteger(costMicros) && Number(costMicros) >= 0);
  if (!isCost) throw new Error('no cost');
  return kind;
}

/** Answers of the provider by chance through the real client: a result, or a code of ours that is not `internal`. */
export async function fuzzAnswers(runs: number, seed: number): Promise<Tally> {
  const tally = createTally('provider answers', TOO_SLOW_MS);
  for (let at = 0; at < runs; at += 1) {
    const dice = createDice(seed + at);
    const again = () => `seed ${seed + at}`;
    const began = tally.now();
    try {
      tally.note(await ask(dice), began, again);
    } catch (error) {
      const code = error instanceof EditError ? error.failure.code : null;
      tally.note(code ?? 'thrown', began, again);
      if (code === null || code === 'internal') tally.defect(`${String(error)}: ${again()}`);
    }
  }
  return tally.tally();
}
