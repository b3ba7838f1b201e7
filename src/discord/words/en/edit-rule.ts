import type { RemixRule } from '../../../core/edit.ts';
import { rules } from './rules.ts';

/** Who may remix one result, for the person whose it is. */
export const editRule = {
  title: (rule: RemixRule) => `**Who may remix this result of yours: ${rules[rule].label}**`,
  isAsForAll: 'That is what you have set for all of them.',
  sinceWhen: 'It counts from now on, also for remixes that have not started yet.',
  placeholder: 'Choose who may remix it',
  /** An option of a menu: at most 100 characters. */
  asForAll: (rule: RemixRule) => `As for all my results: ${rules[rule].label}`,
};
