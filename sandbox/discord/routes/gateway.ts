import type { Route } from '../http/router.ts';

/** What Discord says of the gateway before anybody connects. */
export interface GatewayLimits {
  /** How many connections it wants for as many servers as there are. */
  shards: number;
  /** How many sessions may still be begun today. */
  remaining: number;
  /** How many connections may begin within 5 s. */
  atOnce: number;
}

/** Where the gateway is. */
export function gatewayRoutes(address: () => string, limits: Readonly<GatewayLimits>): Route[] {
  return [
    {
      method: 'GET',
      path: '/gateway',
      auth: false,
      handle: () => ({ status: 200, body: { url: address() } }),
    },
    {
      method: 'GET',
      path: '/gateway/bot',
      auth: true,
      handle: () => ({
        status: 200,
        body: {
          url: address(),
          shards: limits.shards,
          session_start_limit: {
            total: 1000,
            remaining: limits.remaining,
            reset_after: 86_400_000,
            max_concurrency: limits.atOnce,
          },
        },
      }),
    },
  ];
}
