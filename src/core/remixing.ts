/** What a server sets about remixing. */
export interface RemixSettings {
  /** Channels whose clips may not be remixed, and in which nothing is remixed. */
  closedChannels: string[];
  /** Whose clips are never remixed; null: nobody's are exempt by their role. */
  neverRemixedRole: string | null;
  /** Whether remixes are posted in a thread under the original. */
  threads: boolean;
}

export const NO_REMIX_SETTINGS: RemixSettings = {
  closedChannels: [],
  neverRemixedRole: null,
  threads: false,
};
