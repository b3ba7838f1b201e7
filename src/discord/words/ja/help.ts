import type { Texts } from '../texts.ts';
import { buttons } from './buttons.ts';
import { editCommand } from './commands-edit.ts';
import { remixCommand } from './commands-kling.ts';
import { result } from './result.ts';

const { video, prompt, image } = editCommand.options;

export const help: Texts['help'] = {
  title: '**Klingでクリップを編集・リミックス**',
  mayEdit: 'ここでクリップを編集できます。',
  mayEditReviewed:
    'ここでクリップを編集できます。結果は、チャンネルに出る前にモデレーターが1件ずつ確認します。',
  mayAsk: 'ここで編集をリクエストできます。始まる前に、モデレーターが1件ずつ承認します。',
  mayNot: (what, todo) => `今、ここではクリップを編集できません。${what}${todo}`,
  howToEdit: `**編集** \`/kling-edit ${video.name}:… ${prompt.name}:"@Image1 を人物の後ろに置く" ${image(1).name}:…\``,
  clips: (seconds, side) =>
    `クリップは${seconds.min}〜${seconds.max}秒、各辺${side.min}〜${side.max}px、MP4またはMOV。それより長いものや別の形式のものは、切り出しや変換ができます（そのつど確認します）。`,
  references: (max) =>
    `画像とエレメントは合わせて${max}個まで。プロンプトの\`@Image1\`と\`@Element1\`は、それぞれの1つ目を指します。エレメントは正面から写した人や物で、別のアングルを3枚まで足せます。`,
  timeAndCost: `約4分かかります。カードには進み具合と、このサーバーで表示する設定なら費用も出ます。始まるまでは**${buttons.cancel}**しても費用はかかりません。`,
  howToRemix: `**リミックス** 結果の下の**${result.buttons.remix}**を押すか、クリップのあるメッセージのメニューで**アプリ → ${remixCommand.name}**を選びます。**${result.buttons.remixOriginal}**は、最初の編集の元になったクリップから始めます。`,
  whose:
    '誰が何を作ったかは、カードに残ります。自分のものをリミックスできる人は`/kling プライバシー`で決められます。',
  commands:
    '`/kling 編集一覧` 自分の編集、`/kling 使用状況` 上限の残り、`/kling 履歴` ここの結果、`/kling 系譜` 誰が何から何を作ったか、`/kling プライバシー` 自分について保存されているもの。',
  forModerators:
    '**モデレーター**：リクエスト、報告、確認する結果は、モデレーターのチャンネルに届きます。`/kling-admin ブロック`で、特定の人が編集できないようにできます。',
  forOthers: `クリップに問題があるときは、その下の**${result.buttons.report}**を押すと、モデレーターに届きます。`,
  forManagers:
    '**サーバーを管理する人**：`/kling-admin 設定`で編集できる人と場所、承認する人を、`上限`でどれだけ編集できるかを決めます。ほかは`ワード`、`アクセス`、`一時停止`、`監査ログ`、`使用状況`、`エクスポート`で。',
};
