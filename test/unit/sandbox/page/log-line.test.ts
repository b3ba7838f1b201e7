import { expect, test } from 'vitest';

import { readLogLine } from '../../../../sandbox/page/log-line.ts';

test('a line of the log is read as a person reads it', () => {
  const line =
    '{"level":"warn","time":"2026-11-26T15:20:48.886Z","edit":"k1","bytes":[1,2],"msg":"delivered"}';
  expect(readLogLine('worker', line)).toEqual({
    at: Date.UTC(2026, 10, 26, 15, 20, 48, 886),
    role: 'worker',
    level: 'warn',
    text: 'delivered edit=k1 bytes=[1,2]',
  });
});

test.each(['DISCORD_TOKEN is missing.', '{ not json', ''])('%j stays as it is', (line) => {
  expect(readLogLine('bot', line)).toMatchObject({ role: 'bot', level: 'info', text: line });
});
