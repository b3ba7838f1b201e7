import { expect, test } from 'vitest';

import { sharesOf } from '../../../bench/measure/profile.ts';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url },
});

test('time is told by package, room and what Node does itself; waiting is none', () => {
  const places: [name: string, url: string, us: number][] = [
    ['(idle)', '', 999],
    ['(garbage collector)', '', 10],
    ['parse', 'file:///x/node_modules/zod/v4/core/parse.js', 30],
    ['send', 'file:///x/node_modules/@discordjs/rest/node_modules/undici/lib/a.js', 20],
    ['read', 'file:///x/dist/src/redis/edits.js', 15],
    ['write', 'node:net', 5],
    ['writeUtf8String', '', 12],
    ['runMicrotasks', '', 8],
  ];
  const profile = {
    nodes: places.map(([name, url], at) => node(at, name, url)),
    samples: places.map((_, at) => at),
    timeDeltas: places.map(([, , us]) => us),
  };
  expect(sharesOf(profile)).toEqual([
    { where: 'zod', share: 0.3 },
    { where: 'undici', share: 0.2 },
    { where: 'src/redis', share: 0.15 },
    { where: 'writing to sockets', share: 0.12 },
    { where: 'garbage collection', share: 0.1 },
    { where: 'the engine', share: 0.08 },
    { where: "Node's own code", share: 0.05 },
  ]);
});
