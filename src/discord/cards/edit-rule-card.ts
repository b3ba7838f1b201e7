import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

import { REMIX_RULES } from '../../core/edit.ts';
import type { EditRuleReport } from '../../core/report.ts';
import type { Texts } from '../words/texts.ts';
import { messageLink } from './links.ts';
import { container, lines, promptLine, small } from './parts.ts';
import { stringSelect } from './selects.ts';

/** What stands in a menu for a result that goes by what its person has set for all of theirs. */
export const AS_FOR_ALL = 'all';

const PROMPT_UNITS = 600;

/** Who may remix one result, to be chosen by the person whose it is. */
export function editRuleCard(
  { edit, rules }: EditRuleReport,
  t: Texts,
): APIMessageTopLevelComponent[] {
  const holds = edit.remixes ?? rules.remixes;
  return [
    container('working', [
      lines(
        t.editRule.title(holds),
        edit.remixes === null ? t.editRule.isAsForAll : null,
        t.editRule.sinceWhen,
        promptLine(edit.prompt, PROMPT_UNITS),
        messageLink(edit, t),
      ),
      stringSelect('edit-rule', [edit.id], {
        placeholder: t.editRule.placeholder,
        options: [
          {
            value: AS_FOR_ALL,
            label: t.editRule.asForAll(rules.remixes),
            chosen: edit.remixes === null,
          },
          ...REMIX_RULES.map((rule) => ({
            value: rule,
            label: t.rules[rule].label,
            description: t.rules[rule].description,
            chosen: edit.remixes === rule,
          })),
        ],
      }),
      lines(small(`ref ${edit.id}`)),
    ]),
  ];
}
