import type { RunningProgram } from '../../sandbox/processes/program.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { errorBody, type ErrorRow, type ErrorShape } from '../../sandbox/segmind/error-rows.ts';
import type { Stage } from '../../sandbox/stage.ts';

/** Everything that reached a person, and everything that was written down. */
export interface Evidence {
  /** Bodies of requests to Discord, and what stands in its channels. */
  spoken: string;
  /** What the programs wrote, those that have ended too. */
  logged: string;
}

export interface Secrets {
  /** By what they are called in a verdict. None may appear anywhere. */
  words: Record<string, string>;
  /** The provider's root: only links to results may begin with it, and only where people read. */
  provider: string;
  /** A folder of the machine; nobody has to read where a file lies. */
  folder: string;
  /** What the provider answered, word for word. One word alone ("unauthorized") proves nothing and is left out. */
  provided: readonly string[];
}

/**
 * Looks for what may never reach a person or a log.
 *
 * @returns a line for each find, with what stands around it; empty when all is well.
 */
export function judgeSecrets(
  stage: Stage,
  programs: readonly RunningProgram[],
  provided: readonly string[],
): string[] {
  const evidence = evidenceOf(stage, programs);
  if (evidence.spoken.length < 100)
    return ['nothing was said to Discord: there is nothing to judge'];
  if (evidence.logged.length < 100) return ['nothing was logged: there is nothing to judge'];
  return findLeaks(evidence, secretsOf(stage, provided));
}

/** The judgement itself. */
export function findLeaks(evidence: Evidence, secrets: Secrets): string[] {
  const finds: string[] = [];
  for (const [where, raw] of Object.entries(evidence)) {
    const text = bare(raw);
    const look = (what: string, at: number) => {
      if (at < 0) return;
      finds.push(`${what} in what was ${where}: ${text.slice(Math.max(0, at - 80), at + 80)}`);
    };
    for (const [name, secret] of Object.entries(secrets.words))
      look(name, text.indexOf(bare(secret)));
    for (const said of secrets.provided.filter((line) => /\S\s\S/.test(line))) {
      look('words of the provider', text.toLowerCase().indexOf(bare(said).toLowerCase()));
    }
    look('a signed link', text.search(/[?&]hm=[0-9a-f]{8}|[?&]ex=[0-9a-f]{8}&(amp;)?is=/i));
    const elsewhere = withoutResults(text, where === 'spoken' ? secrets.provider : null);
    look("a link of the provider's", elsewhere.indexOf(secrets.provider));
    if (where === 'spoken') look('a folder of this machine', text.indexOf(secrets.folder));
    if (where === 'spoken') look('a stack trace', text.search(/\bat \S+ \(?(file:|node:|\/)/));
  }
  return finds;
}

function evidenceOf({ discord }: Stage, programs: readonly RunningProgram[]): Evidence {
  const asked = discord.requests.map(({ body }) => JSON.stringify(body ?? ''));
  const shown = [...discord.world.messages.values()].map(({ content, components, embeds }) =>
    JSON.stringify([content, components, embeds]),
  );
  return {
    spoken: [...asked, ...shown].join('\n'),
    logged: programs.flatMap(({ output }) => output).join('\n'),
  };
}

function secretsOf({ discord, segmind, dir }: Stage, provided: readonly string[]): Secrets {
  const tokens = discord.interactions().map(({ token }, at) => [`interaction token ${at}`, token]);
  return {
    words: {
      'the Segmind key': segmind.key,
      'the bot token': discord.token,
      ...Object.fromEntries(tokens),
    },
    provider: segmind.origin,
    folder: dir,
    provided,
  };
}

/** Without what only escapes: backslashes, and the characters without width that break up links. */
const bare = (text: string): string => text.replaceAll(/\\u200b|[\\\u200b]/gi, '');

function withoutResults(text: string, provider: string | null): string {
  if (provider === null) return text;
  return text.replaceAll(new RegExp(`${provider}/outputs/[0-9a-f]+\\.mp4`, 'g'), '…');
}

/** Stands in every answer of {@link noteAnswers}, beside its words. */
export const MARK = 'Traceback (most recent call last): sampler-7f3a';

/** Makes answers of the provider and keeps what they said, for the judgement. */
export function noteAnswers(): {
  answerOf: (row: ErrorRow, shape?: ErrorShape) => Fault & { kind: 'answer' };
  said: Set<string>;
} {
  const said = new Set([MARK]);
  const answerOf = (row: ErrorRow, shape?: ErrorShape): Fault & { kind: 'answer' } => {
    const { status, body } = errorBody(row, shape);
    for (const text of textsIn(body)) said.add(text);
    if (typeof body === 'string') {
      return { kind: 'answer', status, body: `${body}<!-- ${MARK} -->` };
    }
    const more = typeof body === 'object' && body !== null ? { ...body, trace: MARK } : undefined;
    return { kind: 'answer', status, ...(more && { body: more }) };
  };
  return { answerOf, said };
}

/** Each text in a body; of a page its first. */
function textsIn(body: unknown): string[] {
  if (typeof body === 'string') {
    return [
      body
        .replaceAll(/<[^>]*>/g, '\n')
        .trim()
        .split('\n')[0] ?? '',
    ];
  }
  if (typeof body !== 'object' || body === null) return [];
  return Object.values(body).flatMap(textsIn);
}
