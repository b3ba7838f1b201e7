/** What the thread that parses a clip found out; nothing is judged there. */
export interface ClipFacts {
  /** mediabunny's name of the codec (`avc`, `hevc`), null when it knows none. */
  codec: string | null;
  /** The four letters in the file (`avc1`, `mp4v`), when they are letters. */
  fourCc: string | null;
  /** Length of the picture track. */
  seconds: number;
  /** Pixels as displayed: after rotation and pixel shape. */
  width: number;
  height: number;
  /** Average. */
  fps: number;
  /** False when the last picture would lie beyond the end of the file. */
  whole: boolean;
}

/** What came of parsing one clip. */
export type ClipAnswer =
  | { kind: 'facts'; facts: ClipFacts }
  | { kind: 'no_picture' }
  /** `reason` is for the log. */
  | { kind: 'unreadable'; reason: string };

/**
 * `parse` begins a clip of `size` bytes; `bytes` answers a `read`, null when it failed. Clips and reads are numbered, so
 * that what is left over from one clip is never taken for the next one's.
 */
export type ToThread =
  | { kind: 'parse'; clip: number; size: number }
  | { kind: 'bytes'; read: number; bytes: Uint8Array | null };

/** `ready` once, when the thread has started. */
export type FromThread =
  | { kind: 'ready' }
  | { kind: 'read'; clip: number; read: number; start: number; end: number }
  | { kind: 'answer'; clip: number; answer: ClipAnswer };
