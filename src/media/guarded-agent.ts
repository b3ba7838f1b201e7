import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { holdEnds } from '../core/held-end.ts';
import { originSet } from './origins.ts';
import { isPublicAddress } from './public-address.ts';

/** The connection was not made: the address is not on the public internet. */
class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Whether a request failed because its address was refused: undici hands the error on, or wraps it. */
export function isRefused(error: unknown): boolean {
  if (error instanceof PrivateAddressError) return true;
  if (error instanceof AggregateError && error.errors.some(isRefused)) return true;
  return error instanceof Error && error.cause !== undefined && isRefused(error.cause);
}

/** Resolves a host name to all its addresses; `node:dns` unless a test says otherwise. */
export type ResolveAll = (
  hostname: string,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedAgentOptions {
  /** Origins that may be anywhere, loopback too: scheme, host and port must all match. */
  mediaOrigins: readonly string[];
  resolve?: ResolveAll;
  connectMs?: number;
}

/**
 * An undici agent that connects to public addresses only. It looks when a connection is made, not before: a name that
 * was public a moment ago may resolve to the inside now, and an address written as a number never passes through DNS.
 * Refuses with {@link PrivateAddressError}.
 */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  const named = originSet(options.mediaOrigins);
  const timeout = options.connectMs ?? 10_000;
  const open = holdEnds(buildConnector({ timeout }));
  const lookup = publicLookup(options.resolve ?? resolveAll);
  const guarded = holdEnds(buildConnector({ timeout, lookup }));
  return new Agent({
    connect: (target, done) => {
      // undici takes the brackets off an IPv6 address; nothing here relies on that.
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (named.has(originOf(target.protocol, host, target.port))) return open(target, done);
      if (isIP(host) !== 0 && !isPublicAddress(host)) {
        return done(new PrivateAddressError('refused an address'), null);
      }
      return guarded(target, done);
    },
  });
}

function originOf(protocol: string, host: string, port: string): string {
  return new URL(`${protocol}//${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin;
}

function resolveAll(hostname: string, done: Parameters<ResolveAll>[1]): void {
  dnsLookup(hostname, { all: true }, done);
}

/** One inside address among a name's answers refuses them all: the socket may pick any. */
function publicLookup(resolve: ResolveAll): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      const first = addresses?.[0];
      if (error !== null || first === undefined) {
        return done(error ?? new Error('no address'), '', 0);
      }
      if (!addresses.every(({ address }) => isPublicAddress(address))) {
        return done(new PrivateAddressError('refused a resolved address'), '', 0);
      }
      // Node asks for all when it tries families side by side, else for one.
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
