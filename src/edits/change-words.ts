import { decided } from '../core/audit.ts';
import type { Asker } from '../core/edit.ts';
import { fail } from '../core/errors.ts';
import { managesServer } from '../core/rights.ts';
import type { WordsReport } from '../core/settings-report.ts';
import type { ReadWords, ServerWords, WordProblem, WordsChange } from '../core/word-lists.ts';
import { asked } from './asked.ts';
import type { Ambient, Ports } from './ports.ts';

export type ChangeWordsDeps = Pick<Ports, 'servers'> & {
  ambient: Ambient;
  /** Entries as somebody typed them, and what is wrong with those that cannot be taken. */
  readWordList: (text: string) => ReadWords;
  /** Whether the operator has a moderation endpoint. */
  hasRemoteScreen: boolean;
};

/**
 * Changes what a server wants done about words in prompts, for its managers; with null only reads it. Nothing is saved while
 * there is a problem other than an entry that is there already. Rejects with `not_manager`, `store_unreachable`.
 */
export async function changeWords(
  deps: ChangeWordsDeps,
  asker: Asker,
  change: WordsChange | null,
): Promise<WordsReport> {
  if (!managesServer(asker.permissions)) throw fail('not_manager');
  const { serverId, userId: by } = asker;
  const { hasRemoteScreen } = deps;
  const { moderatorsChannelId } = await asked(deps.servers.gate(serverId));
  const about = { hasModerators: moderatorsChannelId !== null, hasRemoteScreen };
  if (change === null) {
    const words = await asked(deps.servers.words(serverId));
    return { words, problems: [], unknown: [], changed: false, ...about };
  }
  let made = applied(deps, await asked(deps.servers.words(serverId)), change);
  const words = await deps.servers.changeWords(
    serverId,
    (before) => {
      made = applied(deps, before, change);
      return made.after;
    },
    decided(serverId, 'words.changed', by, { about: 'words' }),
  );
  const { problems, unknown, saved } = made;
  deps.ambient.log.info({ server: serverId, by, saved }, 'words changed');
  return { words, problems, unknown, changed: saved, ...about };
}

interface Applied {
  after: ServerWords;
  problems: WordProblem[];
  /** What was to be taken off a list and is not on it. */
  unknown: string[];
  saved: boolean;
}

function applied(
  { readWordList }: ChangeWordsDeps,
  before: ServerWords,
  { builtIn, flagged, unanswered, list, add = '', remove = '' }: WordsChange,
): Applied {
  const without = withoutWords(readWordList, before[list], remove);
  const given = withWords(readWordList, without.words, add);
  const problems = [...without.problems, ...given.problems];
  if (problems.some(({ problem }) => problem !== 'duplicate')) {
    return { after: before, problems, unknown: without.unknown, saved: false };
  }
  const after: ServerWords = {
    ...before,
    builtIn: builtIn ?? before.builtIn,
    [list]: given.words,
    remote: {
      flagged: flagged ?? before.remote.flagged,
      unanswered: unanswered ?? before.remote.unanswered,
    },
  };
  return { after, problems, unknown: without.unknown, saved: true };
}

type Read = ChangeWordsDeps['readWordList'];

/** The list with further entries at its end; entries of before stay, also those that could not be taken any more. */
function withWords(read: Read, list: readonly string[], text: string): ReadWords {
  const { words, problems } = read([...list, text].join('\n'));
  return {
    words: [...list, ...words.filter((word) => !list.includes(word))],
    problems: problems.filter(
      (one) =>
        one.problem === 'duplicate' || one.problem === 'too_many' || !list.includes(one.word),
    ),
  };
}

/** The list without some entries, however they are spelled now. What reads the same as an entry is that entry. */
function withoutWords(
  read: Read,
  list: readonly string[],
  text: string,
): ReadWords & { unknown: string[] } {
  const wanted = read(text);
  const met = read([...list, ...wanted.words].join('\n')).problems.flatMap((one) =>
    one.problem === 'duplicate' ? [one] : [],
  );
  const gone = new Set(met.map(({ of }) => of));
  const known = new Set(met.map(({ word }) => word));
  return {
    words: list.filter((entry) => !gone.has(entry)),
    problems: wanted.problems.filter(({ problem }) => problem !== 'duplicate'),
    unknown: wanted.words.filter((word) => !known.has(word)),
  };
}
