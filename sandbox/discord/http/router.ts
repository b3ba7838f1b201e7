import { refusal } from '../api-error.ts';
import type { Body } from './body.ts';

export interface RestRequest extends Body {
  /** The named segments of the path, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
}

/** A status with a JSON body, or without one. */
export interface Reply {
  status: number;
  body?: unknown;
}

export interface Route {
  method: string;
  /** `:name` stands for one segment. */
  path: string;
  /** Whether the caller must be the bot, by its token. */
  auth: boolean;
  /** Answers, or throws an ApiError. Must change the world only when it is sure to succeed. */
  handle: (request: RestRequest) => Reply;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

function paramsOf(pattern: string[], path: string[]): Record<string, string> | undefined {
  if (pattern.length !== path.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const given = path[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = given;
    else if (part !== given) return undefined;
  }
  return params;
}

/** Finds routes; those listed first win. */
export class Router {
  readonly #routes: { route: Route; segments: string[] }[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ route, segments: split(route.path) }));
  }

  /** @throws ApiError 404 for an unknown path, 405 for a known one with another method. */
  find(method: string, path: string): Match {
    const given = split(path);
    let pathKnown = false;
    for (const { route, segments } of this.#routes) {
      const params = paramsOf(segments, given);
      if (!params) continue;
      if (route.method === method) return { route, params };
      pathKnown = true;
    }
    throw refusal(pathKnown ? 'method_not_allowed' : 'not_found');
  }
}

/** A named segment. The router gives every one of them, so a missing one is a mistake in a route's path. */
export function param(request: RestRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new TypeError(`The route has no :${name}.`);
  return value;
}
