import type { ErrorCode } from '../../../core/errors.ts';
import { missingReference, OPTIONS_MAX, shownReference } from '../facts.ts';
import type { WordsFor } from '../words.ts';
import { remixCommand } from './commands-kling.ts';
import { count, many } from './figures.ts';
import { nameOf, option } from './names.ts';

const IMAGES = { other: '画像が#枚' };
const ELEMENTS = { other: 'エレメントが#個' };

/** How many there are of what a reference names. */
const THERE_ARE = {
  image: { zero: '画像はありません', other: '画像は#枚しかありません' },
  element: { zero: 'エレメントはありません', other: 'エレメントは#個しかありません' },
};

/** The prompt, which options are filled in, and reaching the files. */
export const requestWords = {
  prompt_empty: () => ({
    what: 'プロンプトが空です。',
    todo: 'クリップの何を変えるか書いてください。',
  }),
  prompt_too_long: ({ length, max }) => ({
    what: `プロンプトが${count(length)}文字あります。Klingが受け付けるのは${count(max)}文字までです。`,
    todo: '短くして、もう一度お試しください。',
  }),
  reference_missing: ({ reference, kind, given }) => ({
    what: `プロンプトに${shownReference(reference)}とありますが、${many(given, THERE_ARE[kind])}。`,
    todo: referenceTodo(reference),
  }),
  image_gap: ({ given, missing }) => ({
    what: `画像が${option(given)}にありますが、${option(missing)}にはありません。`,
    todo: `先に${option(missing)}を、それから次を指定してください。`,
  }),
  element_gap: ({ given, missing }) => ({
    what: `エレメントが${option(given)}にありますが、${option(missing)}にはありません。`,
    todo: `番号を飛ばさずに、${option(missing)}から始めてください。`,
  }),
  view_gap: ({ given, missing }) => ({
    what: `アングルが${option(given)}にありますが、${option(missing)}にはありません。`,
    todo: `そのアングルは、代わりに${option(missing)}に入れてください。`,
  }),
  view_without_element: ({ view, element }) => ({
    what: `アングルが${option(view)}にありますが、${option(element)}そのものがありません。`,
    todo: `正面から写したものを${option(element)}として添付してください。`,
  }),
  too_many_references: ({ images, elements, max }) => ({
    what: `${many(images, IMAGES)}、${many(elements, ELEMENTS)}あります。Klingが受け付けるのは、合わせて${count(max)}個までです。`,
    todo: `あと${count(images + elements - max)}個減らして、もう一度お試しください。`,
  }),
  origin_refused: ({ input }) => ({
    what: `${nameOf(input)}はDiscord上のファイルではありません。`,
    todo: 'ファイルそのものをコマンドに添付してください。',
  }),
  file_empty: ({ input }) => ({
    what: `${nameOf(input)}が空のファイルです。`,
    todo: '手元のファイルを確認し、添付し直してください。',
  }),
  file_unreachable: ({ input }) => ({
    what: `${nameOf(input)}をDiscordから受け取れませんでした。`,
    todo: '新しいコマンドで添付し直してください。',
  }),
  file_too_slow: ({ input }) => ({
    what: `${nameOf(input)}の読み込みに時間がかかりすぎました。`,
    todo: '数分後にもう一度お試しください。',
  }),
  source_expired: ({ input }) => ({
    what: `${nameOf(input)}へのDiscordのリンクが、編集を始める前に期限切れになりました。`,
    todo: 'ファイルを添付し直して、もう一度リクエストしてください。',
  }),
  remix_source_gone: () => ({
    what: 'このリミックスの元になるクリップは、もうありません。',
    todo: '別のクリップを選ぶか、「/kling-edit」で添付してください。',
  }),
  remix_not_ready: () => ({
    what: 'この編集には、リミックスできるクリップがありません。',
    todo: 'クリップができるまで待つか、別のものを選んでください。',
  }),
  remix_no_clip: () => ({
    what: 'このメッセージには動画がありません。',
    todo: `クリップのあるメッセージのメニューで「${remixCommand.name}」を選んでください。`,
  }),
  remix_draft_gone: () => ({
    what: 'このフォームは、開いたまま時間がたちすぎました。',
    todo: `メッセージのメニューで、もう一度「${remixCommand.name}」を選んでください。`,
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

function referenceTodo(reference: string): string {
  const remove = `プロンプトから${shownReference(reference)}を消してください。`;
  const missing = missingReference(reference);
  switch (missing.kind) {
    case 'below_one':
      return `番号は1から数えます。番号を直すか、${remove}`;
    case 'not_attached':
      return `${option(missing.input)}として添付するか、${remove}`;
    case 'above_most':
      return `最大で${count(OPTIONS_MAX)}個です。${remove}`;
  }
}
