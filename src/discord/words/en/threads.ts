/** Names of threads. */
export const threads = {
  /** What is not `about` has to be short, at most 10 characters: Discord takes names of 100 in all. */
  remixes: (about: string) => `Remixes: ${about}`,
};
