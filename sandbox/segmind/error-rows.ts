/** How an error's text may be wrapped. */
export type ErrorShape = 'error' | 'error-object' | 'detail' | 'message' | 'html' | 'empty';

/** To be spread into a fault: `{ kind: 'answer', ...errorBody('no-credits') }`. */
export interface ErrorAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Row {
  status: number;
  text: string;
  shape?: ErrorShape;
  more?: Record<string, unknown>;
}

/** Every refusal that Segmind's documentation and its clients know of, in realistic words. */
const ROWS = {
  malformed: { status: 400, text: 'Malformed request: video_url is required' },
  'bad-key': { status: 401, text: 'Unauthorized: missing or invalid API key' },
  'bad-key-described': {
    status: 401,
    text: 'unauthorized',
    more: { error_description: 'The API key is not valid', status_code: 401 },
  },
  'no-credits-402': { status: 402, text: 'Insufficient credits' },
  'key-not-allowed': { status: 403, text: 'Forbidden: this API key may not use this model' },
  'no-such-model': { status: 404, text: 'Model not found' },
  'record-gone': { status: 404, text: 'Request not found' },
  'wrong-verb': { status: 405, text: '405 Method Not Allowed', shape: 'html' },
  'no-credits': { status: 406, text: 'Insufficient credits. Please add credits to your account.' },
  'wrong-content-type': { status: 406, text: 'Content-Type must be application/json' },
  'refused-value': { status: 406, text: 'Invalid value for parameter keep_audio' },
  'team-limit': { status: 406, text: 'The spend limit of your team has been reached' },
  retired: { status: 410, text: 'This model has been retired', shape: 'message' },
  failed: { status: 422, text: 'The model failed to process this request' },
  'content-policy': { status: 422, text: 'Failure to pass the risk control system' },
  'content-1301': { status: 422, text: 'code 1301: the content contains sensitive information' },
  validation: {
    status: 422,
    text: 'elementReferList: size must be between 1 and 3',
    shape: 'detail',
  },
  'rate-limited': { status: 429, text: 'Rate limit exceeded. Please try again later.' },
  'server-error': { status: 500, text: 'Internal server error', shape: 'error-object' },
  'bad-gateway': { status: 502, text: '502 Bad Gateway', shape: 'html' },
  unavailable: { status: 503, text: 'Service temporarily unavailable', shape: 'message' },
  'gateway-timeout': { status: 504, text: '504 Gateway Time-out', shape: 'html' },
} as const satisfies Record<string, Row>;

export type ErrorRow = keyof typeof ROWS;

export const ERROR_ROWS = Object.keys(ROWS) as ErrorRow[];

/**
 * A realistic answer for one row of the error table.
 *
 * @param shape - another wrapping than the row's usual one, for bodies may come in any.
 */
export function errorBody(row: ErrorRow, shape?: ErrorShape): ErrorAnswer {
  const { status, text, more = {}, shape: usual = 'error' }: Row = ROWS[row];
  const wrapped = {
    error: { error: text, ...more },
    'error-object': { error: { message: text, code: status, ...more } },
    detail: { detail: text, ...more },
    message: { message: text, ...more },
    html: `<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`,
    empty: undefined,
  } satisfies Record<ErrorShape, unknown>;
  return { status, body: wrapped[shape ?? usual] };
}
