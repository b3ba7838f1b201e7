import type { LookupAddress } from 'node:dns';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createGuardedAgent,
  isRefused,
  type ResolveAll,
} from '../../../src/media/guarded-agent.ts';
import { isPublicAddress } from '../../../src/media/public-address.ts';
import { startFileServer, type FileServer } from './file-server.ts';

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
  server.put('secret', Buffer.from('inside'));
});
afterAll(() => server.close());

/** What came of one request through a new agent: the body, or `refused`, or another failure. */
async function get(
  url: string,
  mediaOrigins: string[] = [],
  resolve?: ResolveAll,
): Promise<string> {
  const dispatcher = createGuardedAgent({ mediaOrigins, ...(resolve ? { resolve } : {}) });
  try {
    const { body } = await request(url, { dispatcher });
    return await body.text();
  } catch (error) {
    return isRefused(error) ? 'refused' : `failed: ${String(error)}`;
  } finally {
    await dispatcher.destroy();
  }
}

/** Resolves every name to the answers given, call by call. */
function answers(...calls: string[][]): ResolveAll {
  let call = 0;
  return (_hostname, done) => {
    const addresses = calls[Math.min(call, calls.length - 1)] ?? [];
    call += 1;
    done(
      null,
      addresses.map((address): LookupAddress => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    );
  };
}

const INSIDE = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
  192.168.1.1 198.18.0.1 203.0.113.9 224.0.0.1 255.255.255.255 :: ::1 fe80::1 fc00::1 fd12::1 ff02::1 2001:db8::1
  2002:7f00:1:: ::ffff:127.0.0.1 ::ffff:a00:1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 ::127.0.0.1 nonsense`;
const PUBLIC = `1.1.1.1 162.159.135.233 172.32.0.1 100.128.0.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::1.1.1.1`;

describe('addresses', () => {
  test.each(INSIDE.split(/\s+/))('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(PUBLIC.split(/\s+/))('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('connections', () => {
  test.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '[::1]',
    '[::ffff:7f00:1]',
    '0',
  ])('to %s are refused, however it is written', async (host) => {
    const { port } = new URL(server.origin);
    expect(await get(`http://${host}:${port}/secret`)).toBe('refused');
    expect(server.requests('secret')).toBe(0);
  });

  test('to a name that means the inside are refused', async () => {
    const { port } = new URL(server.origin);
    expect(await get(`http://inside.example:${port}/secret`, [], answers(['127.0.0.1']))).toBe(
      'refused',
    );
    expect(await get(`http://localhost:${port}/secret`)).toBe('refused');
    expect(server.requests('secret')).toBe(0);
  });

  test('to a name with one inside address among its answers are refused', async () => {
    const { port } = new URL(server.origin);
    const resolve = answers(['1.1.1.1', '127.0.0.1']);
    expect(await get(`http://mixed.example:${port}/secret`, [], resolve)).toBe('refused');
  });

  test('look at each resolution: a name that turns inwards is refused', async () => {
    const { port } = new URL(server.origin);
    let asked = 0;
    const turning = answers(['1.1.1.1'], ['127.0.0.1']);
    const resolve: ResolveAll = (hostname, done) => {
      asked += 1;
      turning(hostname, done);
    };
    // What an outside check sees first ...
    resolve('turning.example', (_error, addresses) => {
      expect(addresses.map(({ address }) => isPublicAddress(address))).toEqual([true]);
    });
    // ... is not what the connection gets.
    expect(await get(`http://turning.example:${port}/secret`, [], resolve)).toBe('refused');
    expect(asked).toBe(2);
    expect(server.requests('secret')).toBe(0);
  });

  test('a name without an address is a failure, not a refusal', async () => {
    expect(await get('http://nowhere.example/secret', [], answers([]))).toMatch(/^failed/);
  });

  test('a named origin is let through, and no other port of its host', async () => {
    const other = await startFileServer();
    other.put('secret', Buffer.from('other'));
    expect(await get(`${server.origin}/secret`, [server.origin])).toBe('inside');
    expect(await get(`${other.origin}/secret`, [server.origin])).toBe('refused');
    await other.close();
  });
});
