import type { Texts } from '../texts.ts';
import { remixCommand } from './commands-kling.ts';

export const remixForm: Texts['remixForm'] = {
  titleOfResult: 'このクリップをリミックス',
  titleOfOriginal: '元のクリップをリミックス',
  titleOfMessage: remixCommand.name,
  clip: 'どのクリップですか？',
  prompt: '何を変えますか？',
  promptHint: '@Image1などは、添付した画像を指します',
  images: '画像（@Image1から順に）',
  keepAudio: 'クリップの元の音声を残す',
  keepAudioHint: '残さない場合、結果は無音になります',
  mayRemix: '結果をリミックスできる人',
  asForAll: '自分のすべての結果への設定と同じ',
  rules: {
    everyone: 'ここにいる全員',
    me: '自分だけ',
    ask: '自分が許可した人',
  },
};
