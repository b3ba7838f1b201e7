import type { Texts } from '../texts.ts';
import { rules } from './rules.ts';

export const editRule: Texts['editRule'] = {
  title: (rule) => `**あなたのこの結果をリミックスできる人：${rules[rule].label}**`,
  isAsForAll: 'あなたのすべての結果への設定と同じです。',
  sinceWhen: '今から有効で、まだ始まっていないリミックスにも適用されます。',
  placeholder: 'リミックスできる人を選択',
  asForAll: (rule) => `すべての結果への設定と同じ：${rules[rule].label}`,
};
