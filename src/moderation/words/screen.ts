import type { WordAction, WordLists } from '../../core/word-lists.ts';
import { findCandidates } from './candidates.ts';
import { compileList, type CompiledList } from './compile.ts';
import { foldText, type Glyph } from './fold.ts';
import { matchBuiltIn } from './match-built-in.ts';
import { matchList, type Hit, type ReadCandidate } from './match-list.ts';
import { disguisedScripts, readCandidate } from './readings.ts';

export interface WordHit {
  action: WordAction;
  /** The entry of the server's list as it was entered, or the built-in word. */
  word: string;
  /** A built-in word is not for showing in full. */
  list: 'built_in' | 'server';
  /** Where it stands in the text, in UTF-16 units; `end` is behind its last. */
  span: { start: number; end: number };
}

interface Compiled {
  refuse: CompiledList;
  approval: CompiledList;
}

/** Servers whose lists are kept ready. */
const KEPT = 200;

/** A screen for prompts: pure but for the lists it keeps ready, by their content. */
export function createWordScreen(): (text: string, lists: WordLists) => WordHit | null {
  const ready = new Map<string, Compiled>();
  const compiled = ({ refuse, approval }: WordLists): Compiled => {
    const key = JSON.stringify([refuse, approval]);
    const found = ready.get(key) ?? {
      refuse: compileList(refuse),
      approval: compileList(approval),
    };
    // Put in again, so that what was used longest ago comes first and goes first.
    ready.delete(key);
    ready.set(key, found);
    const [oldest] = ready.keys();
    if (ready.size > KEPT && oldest !== undefined) ready.delete(oldest);
    return found;
  };
  return (text, lists) => screenWords(text, lists, compiled(lists));
}

/** Words that end an edit go before words that only delay it, and of each the first in the text is told. */
function screenWords(text: string, lists: WordLists, compiled: Compiled): WordHit | null {
  const { glyphs, read } = readText(text);
  const actions: readonly WordAction[] = ['refuse', 'approval'];
  const builtIn = lists.builtIn === 'off' ? [] : matchBuiltIn(glyphs, read);
  for (const action of actions) {
    const own = matchList(compiled[action], glyphs, read);
    const hits = [
      ...own.map((hit) => ({ hit, list: 'server' as const })),
      ...(lists.builtIn === action ? builtIn : []).map((hit) => ({
        hit,
        list: 'built_in' as const,
      })),
    ];
    const first = hits.toSorted((a, b) => a.hit.from - b.hit.from)[0];
    if (!first) continue;
    return { action, word: first.hit.word, list: first.list, span: spanOf(glyphs, first.hit) };
  }
  return null;
}

/** The text folded and cut, with every reading of every piece. */
export function readText(text: string): { glyphs: Glyph[]; read: ReadCandidate[] } {
  const glyphs = foldText(text);
  const disguised = disguisedScripts(glyphs);
  const read = findCandidates(glyphs).map((candidate) => ({
    ...candidate,
    readings: readCandidate(candidate, disguised),
  }));
  return { glyphs, read };
}

function spanOf(glyphs: readonly Glyph[], { from, to }: Hit): WordHit['span'] {
  return { start: glyphs[from]?.start ?? 0, end: glyphs[to - 1]?.end ?? 0 };
}
