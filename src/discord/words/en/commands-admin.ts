import type { AccessAction } from '../../../core/gate-change.ts';

const everywhere = {
  name: 'everywhere',
  description: 'For the people who run this bot: in every server',
};

/** `/kling-admin` and what follows it. A name: at most 32 letters, digits, `_` or `-`, lower case, no spaces; descriptions and choices: at most 100 characters. */
export const adminCommand = {
  description: 'Kling for those who manage this server, and those who run the bot',
  setup: {
    name: 'setup',
    description: 'Set up who may edit here, where, and who moderates: with menus',
  },
  limits: {
    name: 'limits',
    description: 'Show what people may do here, or change it: for everybody, or for a role',
    options: {
      role: {
        name: 'role',
        description: 'Whose limits: they replace those for everybody. Leave it out for everybody',
      },
      at_once: {
        name: 'at_once',
        description: 'Edits of one person under way at the same time; 0 for no limit',
      },
      cooldown_s: {
        name: 'cooldown_s',
        description: 'Seconds between two edits of one person; 0 for no pause',
      },
      edits_a_day: {
        name: 'edits_a_day',
        description: 'Edits of one person a day (UTC); 0 for no limit',
      },
      seconds_a_day: {
        name: 'seconds_a_day',
        description: 'Seconds of clip of one person a day (UTC); 0 for no limit',
      },
      server_usd_a_day: {
        name: 'server_usd_a_day',
        description: "US dollars a day for the whole server; 0 for no limit but the operator's",
      },
      show_cost: { name: 'show_cost', description: 'Whether cards show what an edit costs' },
      reset: {
        name: 'reset',
        description: 'Take back everything that was set here for this role, or for everybody',
      },
    },
  },
  access: {
    name: 'access',
    description: 'Show who may edit here, or change one thing of it',
    options: {
      mode: { name: 'mode', description: 'Who may edit' },
      action: { name: 'action', description: 'What becomes of the role or the channel' },
      role: { name: 'role', description: 'The role that the action is about' },
      channel: {
        name: 'channel',
        description: 'The channel that the action is about; its threads belong to it',
      },
      remix_threads: {
        name: 'remix_threads',
        description: 'Whether remixes go into a thread under what they were made from',
      },
      member_days: {
        name: 'member_days',
        description: 'Days that somebody has to be a member of this server; 0 for none',
      },
      account_days: {
        name: 'account_days',
        description: 'Days that a Discord account has to be old; 0 for none',
      },
    },
    actions: {
      allow: 'allow: may edit, or be edited in',
      deny: 'deny: never',
      trust: 'trust: a role that needs no moderator',
      protect: 'protect: its clips are not remixed, nor is anything there',
      clear: 'clear: take it off every list',
    } satisfies Record<AccessAction, string>,
  },
  words: {
    name: 'words',
    description: 'Show or change what is done about words in prompts',
    options: {
      add: { name: 'add', description: 'Words to put on a list, between commas' },
      remove: { name: 'remove', description: 'Words to take off a list, between commas' },
      list: {
        name: 'list',
        description: 'Which list: without it the one whose words are refused',
      },
      built_in: {
        name: 'built_in',
        description: 'What is done about words of the bot’s own list',
      },
      flagged: {
        name: 'flagged',
        description: 'What is done when the bot’s moderation service objects',
      },
      unanswered: {
        name: 'unanswered',
        description: 'What is done when the moderation service gives no answer',
      },
    },
    actions: {
      refuse: 'refuse the edit',
      approval: 'a moderator decides first',
      allow: 'let the edit go on',
      off: 'do not use it',
    },
  },
  block: {
    name: 'block',
    description: 'For moderators: keep somebody from editing here, or see who is blocked',
    options: {
      user: { name: 'user', description: 'Who. Leave it out to see who is blocked' },
      reason: { name: 'reason', description: 'Why; they are told' },
      days: {
        name: 'days',
        description: 'For how many days; leave it out for until somebody unblocks them',
      },
    },
  },
  unblock: {
    name: 'unblock',
    description: 'For moderators: let somebody edit here again',
    options: { user: { name: 'user', description: 'Who' } },
  },
  pause: {
    name: 'pause',
    description: 'Let nothing new start in this server for now',
    options: { everywhere },
  },
  resume: {
    name: 'resume',
    description: 'Let edits go on: in this server, or, for the people who run this bot, everywhere',
    options: { everywhere },
  },
  audit: {
    name: 'audit',
    description: 'Who decided or changed what in this server',
    options: {
      action: { name: 'action', description: 'What to do with the log; show unless said' },
      everywhere: {
        name: 'everywhere',
        description: 'For the people who run this bot: the log of what concerns every server',
      },
    },
    actions: {
      show: 'show: the newest entries',
      verify: 'verify: whether nothing in it was altered',
      export: 'export: all of it as a file',
    },
  },
  usage: {
    name: 'usage',
    description: 'What this server’s edits cost today and this month, and how many are under way',
  },
  export: {
    name: 'export',
    description: 'All that is set in this server, and its audit log, as a file',
  },
};
