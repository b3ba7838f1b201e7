import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRedactor, passwordsIn } from '../../../src/ops/redact.ts';

const redact = createRedactor([]);
const TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5.abc-DEF_1';

describe('what is secret by its place', () => {
  test.each([
    [`/webhooks/123/${TOKEN}/messages/@original`, '/webhooks/123/[token]/messages/@original'],
    [`/interactions/123/${TOKEN}/callback`, '/interactions/123/[token]/callback'],
    [
      `POST https://discord.com/api/v10/webhooks/1/${TOKEN} 404`,
      'POST https://discord.com/api/v10/webhooks/1/[token] 404',
    ],
    [`"url":"/webhooks/1/${TOKEN}?wait=true"`, '"url":"/webhooks/1/[token]?wait=true"'],
    [`/webhooks/1/${TOKEN} /webhooks/2/${TOKEN}`, '/webhooks/1/[token] /webhooks/2/[token]'],
    [
      'https://cdn.discordapp.com/a/b.mp4?ex=1&hm=ff',
      'https://cdn.discordapp.com/a/b.mp4?[signature]',
    ],
    [
      '{"url":"https://s3.example/x?X-Sig=1","n":2}',
      '{"url":"https://s3.example/x?[signature]","n":2}',
    ],
    [
      '<https://a.example/x?y=1> and https://b.example/?z',
      '<https://a.example/x?[signature]> and https://b.example/?[signature]',
    ],
    ['redis://:hunter2@127.0.0.1:6379', 'redis://[credentials]@127.0.0.1:6379'],
    ['rediss://user:p%40ss@redis.example/0', 'rediss://[credentials]@redis.example/0'],
    ['https://key@api.example/v1', 'https://[credentials]@api.example/v1'],
    ['before data:video/mp4;base64,AAAA+/9= after', 'before [data] after'],
  ])('%s', (line, clean) => {
    expect(redact(line)).toBe(clean);
  });

  test.each([
    '{"level":"info","edit":"k7f3q2m9x1","time":"2026-11-22T12:00:00.000Z","msg":"edit accepted"}',
    'https://discord.com/channels/1/2/3',
    'write to someone@example.org',
    '/webhooks/123',
    'redis://127.0.0.1:6379',
    '',
  ])('%s stays', (line) => {
    expect(redact(line)).toBe(line);
  });
});

describe('the given secrets', () => {
  test('wherever they stand, each of them, every time', () => {
    const clean = createRedactor(['tok-1', undefined, 'key-2'])('tok-1key-2 xtok-1x "key-2"');
    expect(clean).toBe('[secret][secret] x[secret]x "[secret]"');
  });

  test('signs that mean something in a pattern are only signs', () => {
    expect(createRedactor(['a.c*(d'])('abc a.c*(d')).toBe('abc [secret]');
    expect(createRedactor(['$&$1'])('x $&$1 y')).toBe('x [secret] y');
  });

  test('what is too short to be one is left: every line would be full of it', () => {
    expect(createRedactor(['', 'abc'])('abc abcd')).toBe('abc abcd');
  });
});

const urlSafe = fc
  .array(fc.constantFrom(...'ABCDEFxyz0123456789-_.'.split('')), { minLength: 20, maxLength: 80 })
  .map((letters) => letters.join(''));
const prose = fc.string({ unit: 'grapheme', maxLength: 60 });

describe('of any line', () => {
  test('a token in a route does not come through', () => {
    fc.assert(
      fc.property(urlSafe, prose, prose, (token, before, after) => {
        const line = `${before}/webhooks/900000000000000001/${token}/messages ${after}`;
        expect(redact(line)).not.toContain(token);
        expect(redact(JSON.stringify({ line }))).not.toContain(token);
      }),
    );
  });

  test('a signature does not come through', () => {
    fc.assert(
      fc.property(urlSafe, prose, (signature, after) => {
        const url = `https://cdn.example/a/b.mp4?ex=1&hm=${signature}`;
        expect(redact(`${url} ${after}`)).not.toContain(signature);
        expect(redact(JSON.stringify({ url, after }))).not.toContain(signature);
      }),
    );
  });

  test('a given secret of letters and digits does not come through', () => {
    fc.assert(
      fc.property(urlSafe, prose, prose, (secret, before, after) => {
        const clean = createRedactor([secret]);
        expect(clean(`${before}${secret}${after}`)).not.toContain(secret);
        expect(clean(JSON.stringify({ message: `${before}${secret}${after}` }))).not.toContain(
          secret,
        );
      }),
    );
  });

  test('a redacted line is redacted to itself', () => {
    fc.assert(
      fc.property(prose, urlSafe, (before, token) => {
        const once = redact(`${before} https://u:${token}@h.example/x?s=${token}`);
        expect(redact(once)).toBe(once);
      }),
    );
  });

  test('a megabyte is cleaned like a word', () => {
    const filler = 'x '.repeat(500_000);
    const clean = redact(`${filler}/webhooks/1/${TOKEN}/messages`);
    expect(clean.endsWith('/webhooks/1/[token]/messages')).toBe(true);
    expect(clean).toHaveLength(filler.length + '/webhooks/1/[token]/messages'.length);
  });

  test('a clip in a data URI leaves nothing of itself', () => {
    const data = Buffer.alloc(600_000, 7).toString('base64');
    expect(redact(`{"url":"data:video/mp4;base64,${data}"}`)).toBe('{"url":"[data]"}');
  });
});

describe('what could get past it', () => {
  const SECRET = 'pass"word\\1';

  // The line is JSON by then, so quotes and backslashes of a secret are escaped in it.
  test('a secret with a quote, inside a JSON line', () => {
    const line = createRedactor([SECRET])(JSON.stringify({ message: `no: ${SECRET}` }));
    expect(JSON.parse(line)).toEqual({ message: 'no: [secret]' });
  });

  // The URL standard lets an apostrophe stand anywhere in an address, and reads credentials up to the last @.
  test.each([
    ["redis://:it's-mine@127.0.0.1", 'redis://[credentials]@127.0.0.1'],
    ['redis://:it@is@mine@127.0.0.1', 'redis://[credentials]@127.0.0.1'],
    ["https://cdn.example/it's.mp4?o=neo's&hm=mine", "https://cdn.example/it's.mp4?[signature]"],
  ])('%s', (line, clean) => {
    expect(redact(line)).toBe(clean);
  });

  test('an apostrophe in a Redis password', () => {
    expect(redact("redis://:it's-mine@127.0.0.1")).not.toContain('mine');
  });

  // In the order given, the rest of the longer one would stay.
  test('a secret that begins with another one', () => {
    expect(createRedactor(['abcd', 'abcd-efgh'])('x abcd-efgh y')).toBe('x [secret] y');
  });
});

test.each([
  [undefined, []],
  ['redis://host:6379', []],
  ['redis://:s%40cret@host', ['s%40cret', 's@cret']],
  ['rediss://a:one1@h1:1, redis://b:two2@h2:2/3', ['one1', 'one1', 'two2', 'two2']],
  ['nonsense, redis://:%zz@host', ['%zz']],
  ['redis://:a,b@host', ['a,b', 'a,b']],
])('passwords in %j', (addresses, passwords) => {
  expect(passwordsIn(addresses)).toEqual(passwords);
});
