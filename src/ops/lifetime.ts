/**
 * What has to be let go of at the end: who opens a thing registers its release, and the releases run last in, first out.
 */
export interface Lifetime {
  /** Registers a release; \`what\` names it for the log. */
  add(what: string, release: () => Promise<void> | void): void;
  /** Runs all releases, once; a failing one does not keep the rest. */
  end(): Promise<void>;
}

export function createLifetime(onTrouble: (what: string, error: unknown) => void): Lifetime {
  const releases: { what: string; release: () => Promise<void> | void }[] = [];
  let ending: Promise<void> | null = null;

  const run = async () => {
    for (let next = releases.pop(); next; next = releases.pop()) {
      try {
        await next.release();
      } catch (error) {
        onTrouble(next.what, error);
      }
    }
  };

  return {
    add(what, release) {
      releases.push({ what, release });
    },
    end() {
      ending ??= run();
      return ending;
    },
  };
}
