import type { HistoryKind } from '../../../core/history.ts';

/** `/kling` and what follows it. A name: at most 32 letters, digits, `_` or `-`, lower case, no spaces; descriptions and choices: at most 100 characters. */
export const klingCommand = {
  description: 'Your edits with Kling, and your limits',
  jobs: {
    name: 'jobs',
    description: 'Your edits: how far they are, and clips that could not be posted',
  },
  usage: {
    name: 'usage',
    description: 'How much of your limits is used up, and when there is room again',
  },
  history: {
    name: 'history',
    description: 'Results in this server, with pictures, that you can see',
    options: {
      whose: { name: 'whose', description: 'Whose results; everyone’s unless said' },
      person: { name: 'person', description: 'The results of this person alone' },
      kind: { name: 'kind', description: 'Which results; all unless said' },
      channel: { name: 'channel', description: 'In this channel and its threads alone' },
    },
    whose: { everyone: 'everyone here', mine: 'mine' },
    kinds: {
      all: 'all',
      originals: 'originals: made from a clip that was uploaded',
      remixes: 'remixes: made from another result, or from a clip in a message',
    } satisfies Record<HistoryKind, string>,
  },
  lineage: {
    name: 'lineage',
    description: 'Who made what from what: the remixes around a clip, as a picture and in words',
    options: {
      edit: {
        name: 'edit',
        description: 'The reference under a clip; unless given, your latest clip in this channel',
      },
    },
  },
  privacy: {
    name: 'privacy',
    description: 'What is kept of you, who may remix your clips, and whether you are pinged',
    options: {
      edit: {
        name: 'edit',
        description: 'The reference of one result of yours: who may remix it',
      },
    },
  },
  help: {
    name: 'help',
    description: 'How to edit and remix clips here, and what else there is',
  },
};

/** In the menu of a message, under "Apps": at most 32 characters, of any kind. */
export const remixCommand = { name: 'Remix with Kling' };
