import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';

import { findProgram, silenceMs } from '../../../src/bin/health.ts';

describe('health', () => {
  let proc: string;

  beforeEach(() => {
    proc = mkdtempSync(join(tmpdir(), 'kling-proc-'));
    writeFileSync(join(proc, 'uptime'), '1');
  });

  const add = (pid: string, command: string[], state = 'S (sleeping)') => {
    mkdirSync(join(proc, pid));
    writeFileSync(join(proc, pid, 'cmdline'), `${command.join('\0')}\0`);
    writeFileSync(join(proc, pid, 'status'), `Name:\tnode\nState:\t${state}\n`);
  };

  test('finds the program among its init and itself', () => {
    add('1', ['/sbin/docker-init', '--', 'node', 'dist/src/bin/main.js', 'bot']);
    add('20', ['node', 'dist/src/bin/health.js']);
    expect(findProgram(proc)).toBe('gone');
    add('7', ['node', 'dist/src/bin/main.js', 'bot']);
    expect(findProgram(proc)).toBe('lives');
  });

  test.each(['T (stopped)', 'Z (zombie)'])('sees that it is %s', (state) => {
    add('1', ['/usr/local/bin/node', 'dist/src/bin/main.js'], state);
    expect(findProgram(proc)).toBe('stopped');
  });

  const self = 'id=9 addr=172.18.0.4:40100 laddr=172.18.0.2:6379 idle=0 cmd=client|info';
  const client = (id: number, addr: string, idle: number) =>
    `id=${id} addr=${addr} laddr=172.18.0.2:6379 name= idle=${idle} cmd=set`;

  test.each([
    ['itself alone', [], Infinity],
    ['another container', [client(3, '172.18.0.5:40000', 0)], Infinity],
    ['an address that only begins like ours', [client(3, '172.18.0.40:40000', 0)], Infinity],
    ['the program', [client(3, '172.18.0.4:40000', 2)], 2_000],
    [
      'the last word of several',
      [client(3, '172.18.0.4:40000', 20), client(4, '172.18.0.4:40001', 1)],
      1_000,
    ],
  ])('hears %s', (_name, others, ms) => {
    expect(silenceMs(self, `${[self, ...others].join('\n')}\n`)).toBe(ms);
  });
});
