import type { Texts } from '../texts.ts';

export const editCommand: Texts['commands']['edit'] = {
  description: 'Klingでクリップを編集します。変えたいことを書いてください',
  options: {
    video: {
      name: '動画',
      description: 'クリップ（MP4またはMOV、3〜10秒、各辺720〜2160px）',
    },
    prompt: {
      name: 'プロンプト',
      description: '変えたいこと。@Image1や@Element1は添付した画像を指します',
    },
    image: (number: number) => ({
      name: `画像${number}`,
      description: `プロンプトで@Image${number}と呼ぶ画像`,
    }),
    keep_audio: {
      name: '音声を残す',
      description: 'クリップの元の音声を残します（残さない場合、結果は無音になります）',
    },
    // Close to @Element1, which the prompt has to say.
    element: (number: number) => ({
      name: `エレメント${number}`,
      description: `プロンプトで@Element${number}と呼ぶ人や物を、正面から写した画像`,
    }),
    view: (element: number, view: number) => ({
      name: `エレメント${element}_アングル${view}`,
      description: `@Element${element}を別のアングルから写した画像`,
    }),
    remixes: {
      name: 'リミックス',
      description:
        '結果をリミックスできる人（指定しない場合は「/kling プライバシー」の設定どおり）',
    },
  },
};
