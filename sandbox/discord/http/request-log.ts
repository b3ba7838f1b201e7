/** One request to the REST API, as it came and as it ended. */
export interface RequestLogEntry {
  readonly method: string;
  /** Decoded, without `/api/v10` and the query. */
  readonly path: string;
  readonly query: string;
  readonly auth: 'bot' | 'none' | 'other';
  /** Sandbox time of arrival, in milliseconds. */
  readonly at: number;
  /** The JSON body, or `payload_json`; undefined until it is read, or when there is none. */
  body: unknown;
  files: { name: string; size: number; sha256: string }[];
  /** What was answered; undefined while open, and for ever when a fault left it without an answer. */
  status: number | undefined;
  /** The fault that was applied. */
  fault: string | undefined;
  /** A mistake of the local Discord itself, answered with 500. */
  defect: unknown;
}
