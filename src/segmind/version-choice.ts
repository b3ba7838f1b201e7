import type { ApiVersion } from '../core/edit.ts';
import type { Notice } from './types.ts';

/** How long v1 is used after v2 said that it has no such route; then v2 is tried again. */
const FALL_BACK_MS = 60 * 60 * 1000;

export interface VersionChoice {
  current(): ApiVersion;
  /** v2 has no such route. Whether there is another version to use. */
  fallBack(): boolean;
}

/** Which API submits go to: as set, or in `auto` v2, and v1 for an hour after {@link VersionChoice.fallBack}. */
export function chooseVersion(
  set: 'auto' | ApiVersion,
  now: () => number,
  notify: (notice: Notice) => void,
): VersionChoice {
  let v1UntilMs = 0;
  return {
    current() {
      if (set !== 'auto') return set;
      return now() < v1UntilMs ? 'v1' : 'v2';
    },
    fallBack() {
      if (set !== 'auto') return false;
      v1UntilMs = now() + FALL_BACK_MS;
      notify({ kind: 'fell_back_to_v1', untilMs: v1UntilMs });
      return true;
    },
  };
}
