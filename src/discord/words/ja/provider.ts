import type { ErrorCode } from '../../../core/errors.ts';
import { CLIP_LIMITS, IMAGE_LIMITS } from '../../../core/model-limits.ts';
import { relativeTime } from '../../text.ts';
import type { WordsFor } from '../words.ts';
import { count } from './figures.ts';

const { seconds, side } = CLIP_LIMITS;
const LENGTHS = `${count(seconds.min)}〜${count(Math.floor(seconds.max))}秒`;
const LATER = '数分後にもう一度お試しください。';
const TELL_OPERATOR = 'これを直せるのは、このボットの運営者だけです。運営者に知らせてください。';
const TELL_REFERENCE = 'このボットの運営者に、下の参照IDを伝えてください。';
const ASK_ANEW = 'クリップがまだ必要なら、編集をもう一度始めてください。';

/** The editing service took nothing, or says that the edit failed. */
export const providerWords = {
  provider_unreachable: () => ({
    what: '編集サービスに接続できませんでした。',
    todo: LATER,
  }),
  provider_unauthorized: () => ({
    what: '編集サービスが、このボットのキーを受け付けません。',
    todo: TELL_OPERATOR,
  }),
  provider_forbidden: () => ({
    what: '編集サービスが、このボットに編集を許可していません。',
    todo: TELL_OPERATOR,
  }),
  provider_no_credits: () => ({
    what: '編集サービスにあるボットのアカウントに、使える残高がありません。',
    todo: TELL_OPERATOR,
  }),
  provider_model_missing: () => ({
    what: '編集サービスで、Klingモデルが見つかりませんでした。',
    todo: TELL_OPERATOR,
  }),
  provider_model_retired: () => ({
    what: '編集サービスは、このKlingモデルの提供を終了しています。',
    todo: TELL_OPERATOR,
  }),
  provider_rate_limited: ({ retryAtMs }) => ({
    what: '今、編集サービスへのリクエストが多すぎます。',
    todo:
      retryAtMs === null
        ? LATER
        : `新しいリクエストの受け付け再開は${relativeTime(retryAtMs)}です。`,
  }),
  provider_error: () => ({
    what: '編集サービスの側で問題が起きました。',
    todo: LATER,
  }),
  provider_unavailable: () => ({
    what: '今、編集サービスが停止しているか、混雑しています。',
    todo: LATER,
  }),
  provider_bad_request: () => ({
    what: '編集サービスが、リクエストを理解できませんでした。',
    todo: TELL_REFERENCE,
  }),
  provider_validation: () => ({
    what: '編集サービスが、クリップ、画像、プロンプトのいずれかをそのままでは受け付けませんでした。',
    todo: '別のクリップ、もっと少ない画像、またはもっと簡単なプロンプトでお試しください。',
  }),
  provider_content_refused: () => ({
    what: '編集サービスのコンテンツルールでは、この編集は認められません。',
    todo: 'プロンプトか画像を変えて、もう一度お試しください。',
  }),
  provider_download_failed: () => ({
    what: '編集サービスが、Discordからファイルを取得できませんでした。',
    todo: 'ファイルを添付し直して、コマンドをもう一度送信してください。',
  }),
  provider_clip_too_long: () => ({
    what: '編集サービスによると、クリップが長すぎます。',
    todo: `${LENGTHS}に切って、もう一度お試しください。`,
  }),
  provider_clip_too_short: () => ({
    what: '編集サービスによると、クリップが短すぎます。',
    todo: `${LENGTHS}のものを使って、もう一度お試しください。`,
  }),
  provider_clip_format: () => ({
    what: '編集サービスが、クリップの形式を読み取れません。',
    todo: 'H.264のMP4で書き出し、もう一度お試しください。',
  }),
  provider_clip_sides: () => ({
    what: '編集サービスが、映像の大きさまたは形を受け付けませんでした。',
    todo: `縦横とも${count(side.min)}〜${count(side.max)}ピクセルにしてください。`,
  }),
  provider_image_small: () => ({
    what: '編集サービスによると、小さすぎる画像があります。',
    todo: `縦横とも${count(IMAGE_LIMITS.side.min)}ピクセル以上の画像を使ってください。`,
  }),
  provider_image_large: () => ({
    what: '編集サービスによると、大きすぎる画像があります。',
    todo: 'もっと小さい画像を使って、もう一度お試しください。',
  }),
  provider_failed: () => ({
    what: '編集サービスは作業を始めましたが、このクリップを作れませんでした。',
    todo: 'もう一度、できればもっと簡単なプロンプトでお試しください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** The editing service may have taken the edit: it is never sent a second time by itself. */
export const uncertainWords = {
  provider_gateway: () => ({
    what: '作業が始まったかどうかの回答が来る前に、編集サービスとの接続が切れました。',
    todo: ASK_ANEW,
  }),
  provider_unreadable: () => ({
    what: '編集サービスの回答が意味をなさないため、作業が始まったかどうかわかりません。',
    todo: ASK_ANEW,
  }),
  submit_interrupted: () => ({
    what: 'クリップを渡している最中にボットが止まったため、作業が始まったかどうかわかりません。',
    todo: ASK_ANEW,
  }),
  provider_record_gone: () => ({
    what: '編集サービスはクリップを受け取りましたが、その記録がもうありません。',
    todo: ASK_ANEW,
  }),
  provider_too_late: ({ minutes }) => ({
    what: `編集サービスの作業が、${count(minutes)}分以内に終わりませんでした。`,
    todo: ASK_ANEW,
  }),
  backup_restored: () => ({
    what: 'ボットの記録を古いコピーに戻す必要があり、そのコピーではこの編集がまだ進行中でした。',
    todo: 'まずこのチャンネルでクリップを探し、なければ編集をもう一度始めてください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
