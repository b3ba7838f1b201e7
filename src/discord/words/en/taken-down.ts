/** What stands in the place of a clip that is gone. */
export const takenDown = {
  deleted: (who: string) => `**This clip was deleted** by ${who}, who had asked for it.`,
  takenDown: (who: string) => `**This clip of ${who} was taken down** by a moderator.`,
};
