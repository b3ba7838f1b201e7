import type { Texts } from '../texts.ts';
import { many } from './figures.ts';

const log = (entries: number): string => many(entries, { other: '記録#件' });

export const exported: Texts['exported'] = {
  titles: {
    settings: (entries) => `**このサーバーの設定すべてと、監査ログ（${log(entries)}）です。**`,
    audit: (entries) => `**監査ログ（${log(entries)}）です。**`,
  },
  keepItSafe:
    'ログの中の人は仮名で書かれています。ファイルは、モデレーターだけが読める場所に保管してください。',
  hint: 'ログの検証方法は、ボットのdocs/audit.mdにあります',
};
