import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { REMIX_RULES } from '../../core/edit.ts';
import type { EditRuleReport } from '../../core/report.ts';
import { RULE_WORDS } from '../words/rules.ts';
import { messageLink } from './links.ts';
import { container, lines, promptLine, small } from './parts.ts';
import { stringSelect } from './selects.ts';

/** What stands in a menu for a result that goes by what its person has set for all of theirs. */
export const AS_FOR_ALL = 'all';

const PROMPT_UNITS = 600;

/** Who may remix one result, to be chosen by the person whose it is. */
export function editRuleCard({ edit, rules }: EditRuleReport): APIMessageTopLevelComponent[] {
  const holds = edit.remixes ?? rules.remixes;
  const all = RULE_WORDS[rules.remixes].label;
  const link = messageLink(edit);
  return [
    container('working', [
      lines(
        `**Who may remix this result of yours: ${RULE_WORDS[holds].label}**`,
        edit.remixes === null ? 'That is what you have set for all of them.' : null,
        'It counts from now on, also for remixes that have not started yet.',
        promptLine(edit.prompt, PROMPT_UNITS),
        link,
      ),
      stringSelect('edit-rule', [edit.id], {
        placeholder: 'Choose who may remix it',
        options: [
          {
            value: AS_FOR_ALL,
            label: `As for all my results: ${all}`,
            chosen: edit.remixes === null,
          },
          ...REMIX_RULES.map((rule) => ({
            value: rule,
            label: RULE_WORDS[rule].label,
            description: RULE_WORDS[rule].description,
            chosen: edit.remixes === rule,
          })),
        ],
      }),
      lines(small(`ref ${edit.id}`)),
    ]),
  ];
}
