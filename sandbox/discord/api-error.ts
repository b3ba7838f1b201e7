/** Discord's JSON error codes, each with its HTTP status and words. */
const REFUSALS = {
  not_found: [404, 0, '404: Not Found'],
  method_not_allowed: [405, 0, '405: Method Not Allowed'],
  unauthorized: [401, 0, '401: Unauthorized'],
  unknown_application: [404, 10_002, 'Unknown Application'],
  unknown_channel: [404, 10_003, 'Unknown Channel'],
  unknown_guild: [404, 10_004, 'Unknown Guild'],
  unknown_member: [404, 10_007, 'Unknown Member'],
  unknown_message: [404, 10_008, 'Unknown Message'],
  unknown_user: [404, 10_013, 'Unknown User'],
  unknown_webhook: [404, 10_015, 'Unknown Webhook'],
  unknown_interaction: [404, 10_062, 'Unknown interaction'],
  too_large: [413, 40_005, 'Request entity too large'],
  already_acknowledged: [400, 40_060, 'Interaction has already been acknowledged.'],
  missing_access: [403, 50_001, 'Missing Access'],
  not_the_author: [403, 50_005, 'Cannot edit a message authored by another user'],
  empty_message: [400, 50_006, 'Cannot send an empty message'],
  no_direct_messages: [403, 50_007, 'Cannot send messages to this user'],
  missing_permissions: [403, 50_013, 'Missing Permissions'],
  wrong_channel_type: [400, 50_024, 'Cannot execute action on this channel type'],
  invalid_webhook_token: [401, 50_027, 'Invalid Webhook Token'],
  invalid_version: [400, 50_041, 'Invalid API version'],
  thread_archived: [400, 50_083, 'Thread is archived'],
  invalid_json: [400, 50_109, 'The request body contains invalid JSON.'],
  thread_exists: [400, 160_004, 'A thread has already been created for this message'],
  thread_locked: [403, 160_005, 'Thread is locked'],
} as const satisfies Record<string, readonly [status: number, code: number, message: string]>;

export type Refusal = keyof typeof REFUSALS;

/** An answer of Discord's error shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: { message: string; code: number; errors?: FormErrorTree };

  constructor(status: number, body: { message: string; code: number; errors?: FormErrorTree }) {
    super(`${status} ${body.code} ${body.message}`);
    this.status = status;
    this.body = body;
  }
}

/** The error to throw for a refusal. */
export function refusal(name: Refusal): ApiError {
  const [status, code, message] = REFUSALS[name];
  return new ApiError(status, { message, code });
}

export type FormErrorTree = {
  _errors?: { code: string; message: string }[];
} & { [key: string]: FormErrorTree | { code: string; message: string }[] };

export type FormPath = readonly (string | number)[];

/** Collects what is wrong with a body, as the tree Discord answers with code 50035. */
export class FormErrors {
  readonly #tree: Record<string, unknown> = {};
  #count = 0;

  add(path: FormPath, code: string, message: string): void {
    let node = this.#tree;
    for (const step of path) {
      const next = (node[String(step)] ?? {}) as Record<string, unknown>;
      node[String(step)] = next;
      node = next;
    }
    const list = (node['_errors'] ?? []) as { code: string; message: string }[];
    node['_errors'] = [...list, { code, message }];
    this.#count += 1;
  }

  get empty(): boolean {
    return this.#count === 0;
  }

  /** @throws ApiError 400 with code 50035 when anything was added. */
  throwIfAny(): void {
    if (this.#count > 0) throw this.asError();
  }

  asError(): ApiError {
    const errors = this.#tree as FormErrorTree;
    return new ApiError(400, { message: 'Invalid Form Body', code: 50_035, errors });
  }
}

/** The error for a body that has one thing wrong with it. */
export function formError(path: FormPath, code: string, message: string): ApiError {
  const errors = new FormErrors();
  errors.add(path, code, message);
  return errors.asError();
}
