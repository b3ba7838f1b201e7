import type { Texts } from '../texts.ts';

export const counted: Texts['counted'] = {
  failed: 'この編集は、あなたの上限に数えられていません。',
  unknownOutcome: '結果がどうなったかにかかわらず、あなたの上限には数えられません。',
  cancelledTooLate: '編集サービスを止められなかったため、あなたの上限に数えられます。',
  nothingTaken: 'あなたの上限からは何も差し引かれていません。',
  undeliverable: 'クリップは作られたため、あなたの上限に数えられます。',
};
