import type { Route } from '../http/router.ts';

/** Where the gateway is. */
export function gatewayRoutes(address: () => string): Route[] {
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
          shards: 1,
          session_start_limit: {
            total: 1000,
            remaining: 1000,
            reset_after: 86_400_000,
            max_concurrency: 1,
          },
        },
      }),
    },
  ];
}
