import type { ErrorCode, ErrorFacts } from '../../../core/errors.ts';
import { CLIP_LIMITS } from '../../../core/model-limits.ts';
import { inert } from '../facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { count, decimal, limitMegabytes, megabytes, near, sides } from './figures.ts';
import { aFile, nameOf } from './names.ts';
import { permissions } from './permissions.ts';

const { seconds, fps } = CLIP_LIMITS;

/** Why a clip could not be cut or converted. */
const NOT_PREPARED: Record<ErrorFacts['clip_not_prepared']['why'], Words> = {
  no_ffmpeg: {
    what: 'クリップの切り出しや変換ができませんでした。今、ここにはそれができるものがありません。',
    todo: '自分で3〜10秒のH.264のMP4にするか、後でもう一度お試しください。',
  },
  unreadable: {
    what: 'クリップの切り出しや変換ができませんでした。ファイルが壊れているようです。',
    todo: 'MP4で書き出し直して、もう一度お試しください。',
  },
  too_large: {
    what: '変換後のクリップが、このチャンネルには大きすぎます。',
    todo: 'もっと短いか、動きの少ないクリップでお試しください。',
  },
  unposted: {
    what: '変換後のクリップを、このチャンネルに投稿できませんでした。',
    todo: `モデレーターにボットへの${permissions.AttachFiles}の許可を頼み、もう一度お試しください。`,
  },
};

/** What a clip must be. */
export const clipWords = {
  clip_not_video: ({ found }) => ({
    what: `クリップは動画ではなく、${aFile(found)}です。`,
    todo: 'MP4またはMOVの動画を添付してください。',
  }),
  clip_container: ({ found, inFragments }) =>
    inFragments
      ? {
          what: 'クリップはフラグメント化されたMP4です。Klingが受け付けるのは、分割されていないMP4とMOVです。',
          todo: 'フラグメント化されていないMP4で保存し、もう一度お試しください。',
        }
      : {
          what: `クリップの形式は${inert(found)}です。Klingが受け付けるのはMP4とMOVです。`,
          todo: 'MP4で保存し、もう一度お試しください。',
        },
  clip_codec: ({ found }) => ({
    what:
      found === null
        ? 'クリップの映像のコーデックは不明で、Klingが読み取れません。'
        : `クリップの映像のコーデックは${inert(found)}で、Klingが読み取れません。`,
    todo: 'H.264のMP4で書き出し、もう一度お試しください。',
  }),
  clip_cut_off: () => ({
    what: 'クリップの終わりの部分がありません。ファイルが途中で切れています。',
    todo: '書き出しかダウンロードをやり直し、ファイル全体を添付してください。',
  }),
  clip_unreadable: () => ({
    what: 'クリップを読み取れません。ファイルが壊れているようです。',
    todo: 'MP4で書き出し直して、もう一度お試しください。',
  }),
  clip_no_picture: () => ({
    what: 'クリップに映像がなく、音声だけです。',
    todo: '映像のある動画を添付してください。',
  }),
  clip_too_short: ({ seconds: length, min }) => ({
    what: `クリップの長さは${near(length, min)}秒です。Klingが受け付けるのは${count(min)}〜${count(Math.floor(seconds.max))}秒です。`,
    todo: 'もっと長いものを添付してください。',
  }),
  clip_too_long: ({ seconds: length, max }) => ({
    what: `クリップの長さは${near(length, max)}秒です。Klingが受け付けるのは${count(seconds.min)}〜${count(Math.floor(max))}秒です。`,
    todo: '短く切って、もう一度お試しください。',
  }),
  clip_sides_small: ({ width, height, min }) => ({
    what: `クリップは${sides(width, height)}ピクセルです。Klingには、縦横とも${count(min)}以上が必要です。`,
    todo: '720pや1080pなど、もっと解像度の高いものを使ってください。',
  }),
  clip_sides_large: ({ width, height, max }) => ({
    what: `クリップは${sides(width, height)}ピクセルです。Klingが受け付けるのは、縦横とも${count(max)}までです。`,
    todo: `縦横とも${count(max)}以下に縮小してください（例：1080p）。`,
  }),
  clip_fps_low: ({ fps: rate, min }) => ({
    what: `クリップは毎秒${near(rate, min)}フレームです。Klingが受け付けるのは${count(min)}〜${count(fps.max)}です。`,
    todo: `毎秒${count(min)}または30フレームで書き出してください。`,
  }),
  clip_fps_high: ({ fps: rate, max }) => ({
    what: `クリップは毎秒${near(rate, max)}フレームです。Klingが受け付けるのは${count(fps.min)}〜${count(max)}です。`,
    todo: `毎秒30または${count(max)}フレームで書き出してください。`,
  }),
  clip_too_heavy: ({ bytes, max }) => ({
    what: `クリップは${megabytes(bytes)}あります。Klingが受け付けるのは${limitMegabytes(max)}までです。`,
    todo: '画質を下げて書き出し、もう一度お試しください。',
  }),
  clip_ratio: ({ width, height, max }) => ({
    what: `クリップは${sides(width, height)}ピクセルです。長い辺は、短い辺の${count(max)}倍までです。`,
    todo: '細長くならないように切り抜いてください。',
  }),
  clip_not_prepared: ({ why }) => NOT_PREPARED[why],
  offer_gone: () => ({
    what: 'この提案は終了しました。',
    todo: 'クリップを付けて、コマンドをもう一度送信してください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;

/** What an image must be. */
export const imageWords = {
  image_type: ({ input, found }) => ({
    what: `${nameOf(input)}は${aFile(found)}です。Klingが受け付けるのはJPEGとPNGの画像です。`,
    todo: 'JPEGかPNGで保存し、もう一度お試しください。',
  }),
  image_unreadable: ({ input }) => ({
    what: `${nameOf(input)}を読み取れません。ファイルが壊れているようです。`,
    todo: `${nameOf(input)}を保存し直すか、別の画像を選んでください。`,
  }),
  image_sides_small: ({ input, width, height, min }) => ({
    what: `${nameOf(input)}は${sides(width, height)}ピクセルです。Klingには、縦横とも${count(min)}以上が必要です。`,
    todo: 'もっと大きい画像を使ってください。',
  }),
  image_ratio: ({ input, width, height, max }) => ({
    what: `${nameOf(input)}は${sides(width, height)}ピクセルです。長い辺は、短い辺の${decimal(max)}倍までです。`,
    todo: '細長くならないように切り抜いてください。',
  }),
  image_too_heavy: ({ input, bytes, max }) => ({
    what: `${nameOf(input)}は${megabytes(bytes)}あります。Klingが受け付けるのは、画像1枚につき${limitMegabytes(max)}までです。`,
    todo: '小さくするか、JPEGで保存してください。',
  }),
} satisfies Partial<WordsFor<ErrorCode>>;
