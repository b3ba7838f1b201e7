import type { Redis } from 'ioredis';
import { z } from 'zod';

import { scriptOf } from '../../../src/redis/script.ts';
import type { Waiting } from '../../support/line-model.ts';

/** One thing that happens to the line. Times in ms. */
export type Step =
  | { do: 'join'; now: number; edit: Waiting }
  | { do: 'leave'; id: string }
  | { do: 'free'; id: string }
  | { do: 'move'; id: string; state: string }
  | { do: 'gone'; id: string }
  | { do: 'next'; now: number; slots: number; perMinute: number }
  | { do: 'places'; now: number; ids: readonly string[] };

/** A whole history in one call, as the scripts that use the line call it. */
const history = scriptOf(
  `
  local answers = {}
  local act = {
    join = function(s)
      redis.call('HSETNX', key('edit', s.edit.id), 'state', 'queued')
      return turns_join(s.now, s.edit.id, s.edit.server, s.edit.person)
    end,
    leave = function(s) return turns_leave(s.id) end,
    free = function(s) return turns_free(s.id) end,
    move = function(s) return redis.call('HSET', key('edit', s.id), 'state', s.state) end,
    gone = function(s) return redis.call('DEL', key('edit', s.id)) end,
    next = function(s) return turns_next(s.now, s.slots, s.perMinute) or cjson.null end,
    places = function(s)
      local found, later = {}, {}
      for at, id in ipairs(s.ids) do
        local place, places = turns_places(s.now, id)
        found[at] = place or cjson.null
        if place then later[#later + 1] = { id = id, places = places } end
      end
      return { places = found, later = later, upcoming = turns_upcoming(#s.ids + 5) }
    end,
  }
  for at, step in ipairs(cjson.decode(ARGV[1])) do answers[at] = act[step['do']](step) end
  return cjson.encode(answers)
  `,
  'base',
  'turns',
);

/** The answers to the steps, in their order. */
export async function play(redis: Redis, steps: readonly Step[]): Promise<unknown[]> {
  if (steps.length === 0) return [];
  const answer = await history(redis, ['{kling}:turns:servers'], [JSON.stringify(steps)]);
  return z.array(z.unknown()).parse(JSON.parse(z.string().parse(answer)));
}

const list = <T extends z.ZodType>(item: T) =>
  // An empty table of Lua's is an object to JSON.
  z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(item));

const placesAnswer = z.object({
  places: list(z.number().nullable()),
  later: list(z.object({ id: z.string(), places: z.array(z.number()) })),
  upcoming: list(z.string()),
});

/** Each edit's place, those it may come to have, and all of them in order, as the line says. */
export async function placesOf(redis: Redis, ids: readonly string[], now: number) {
  const [answer] = await play(redis, [{ do: 'places', now, ids }]);
  return placesAnswer.parse(answer);
}

export const NOW = 1_700_000_000_000;

export const join = (server: string, person: string, id: string, now = NOW): Step => ({
  do: 'join',
  now,
  edit: { id, server, person },
});

/** `A1 A1 B2`: in server A person 1 twice, in B person 2; ids are `A1a`, `A1b`, `B2a`. */
export function joins(text: string): Step[] {
  const count = new Map<string, number>();
  return text.split(' ').map((word) => {
    const nth = count.get(word) ?? 0;
    count.set(word, nth + 1);
    return join(word.slice(0, 1), word.slice(1), `${word}${String.fromCodePoint(97 + nth)}`);
  });
}
