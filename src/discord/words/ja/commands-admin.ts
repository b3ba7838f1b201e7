import type { Texts } from '../texts.ts';

const everywhere = {
  name: '全サーバー',
  description: 'このボットの運営者用：すべてのサーバーで',
};

export const adminCommand: Texts['commands']['admin'] = {
  description: 'このサーバーを管理する人と、ボットの運営者のためのKling',
  setup: {
    name: '設定',
    description: '編集できる人と場所、モデレーターをメニューで設定',
  },
  limits: {
    name: '上限',
    description: 'ここでできることの上限を表示または変更（全員、またはロールごと）',
    options: {
      role: {
        name: 'ロール',
        description: '誰の上限か。全員の上限の代わりになります。全員の場合は指定しないでください',
      },
      at_once: {
        name: '同時編集数',
        description: '1人が同時に進められる編集の数。0で上限なし',
      },
      cooldown_s: {
        name: '間隔_秒',
        description: '同じ人の編集と編集の間の秒数。0で間隔なし',
      },
      edits_a_day: {
        name: '1日の編集数',
        description: '1人が1日（UTC）にできる編集の数。0で上限なし',
      },
      seconds_a_day: {
        name: '1日の秒数',
        description: '1人が1日（UTC）に使えるクリップの秒数。0で上限なし',
      },
      server_usd_a_day: {
        name: '1日の予算_ドル',
        description: 'サーバー全体の1日の米ドル額。0で運営者の上限のみ',
      },
      show_cost: { name: '費用を表示', description: '編集にかかる費用をカードに表示するか' },
      reset: {
        name: 'リセット',
        description: 'このロール、または全員について、ここで設定したものをすべて取り消す',
      },
    },
  },
  access: {
    name: 'アクセス',
    description: 'ここで編集できる人を表示、または1項目だけ変更',
    options: {
      mode: { name: 'モード', description: '編集できる人' },
      action: { name: '操作', description: 'ロールまたはチャンネルをどうするか' },
      role: { name: 'ロール', description: '操作の対象のロール' },
      channel: {
        name: 'チャンネル',
        description: '操作の対象のチャンネル。そのスレッドも含みます',
      },
      remix_threads: {
        name: 'リミックスをスレッドへ',
        description: 'リミックスを、元になったものの下のスレッドに投稿するか',
      },
      member_days: {
        name: '参加日数',
        description: 'このサーバーに参加してから必要な日数。0でなし',
      },
      account_days: {
        name: 'アカウント日数',
        description: 'Discordアカウントの作成から必要な日数。0でなし',
      },
    },
    actions: {
      allow: '許可：編集できる、またはそこで編集できる',
      deny: '禁止：絶対に不可',
      trust: '信頼：モデレーターの確認がいらないロール',
      protect: '保護：そのクリップはリミックスされず、そこでは何もリミックスできない',
      clear: '解除：すべてのリストから外す',
    },
  },
  words: {
    name: 'ワード',
    description: 'プロンプト内のワードへの対応を表示または変更',
    options: {
      add: { name: '追加', description: 'リストに加えるワード（コンマ区切り）' },
      remove: { name: '削除', description: 'リストから外すワード（コンマ区切り）' },
      list: {
        name: 'リスト',
        description: 'どのリストか。指定しなければ、編集を拒否するワードのリスト',
      },
      built_in: {
        name: '内蔵リスト',
        description: 'ボット内蔵のリストにあるワードへの対応',
      },
      flagged: {
        name: '問題ありのとき',
        description: 'ボットのモデレーションサービスが問題ありと判定したときの対応',
      },
      unanswered: {
        name: '回答なしのとき',
        description: 'モデレーションサービスから回答がないときの対応',
      },
    },
    actions: {
      refuse: '編集を拒否する',
      approval: 'モデレーターが先に判断する',
      allow: '編集を進める',
      off: '使わない',
    },
  },
  block: {
    name: 'ブロック',
    description: 'モデレーター用：ここでの編集をブロックする、またはブロック中の人を見る',
    options: {
      user: { name: 'ユーザー', description: '対象の人。指定しなければ、ブロック中の人を表示' },
      reason: { name: '理由', description: '理由。本人に伝わります' },
      days: {
        name: '日数',
        description: 'ブロックする日数。指定しなければ、解除されるまで',
      },
    },
  },
  unblock: {
    name: 'ブロック解除',
    description: 'モデレーター用：ここでまた編集できるようにする',
    options: { user: { name: 'ユーザー', description: '対象の人' } },
  },
  pause: {
    name: '一時停止',
    description: 'このサーバーで、当面は新しい編集を始めないようにする',
    options: { everywhere },
  },
  resume: {
    name: '再開',
    description: '編集を再開：このサーバーで（ボットの運営者はすべてのサーバーでも可）',
    options: { everywhere },
  },
  audit: {
    name: '監査ログ',
    description: 'このサーバーで誰が何を決定・変更したか',
    options: {
      action: { name: '操作', description: 'ログをどうするか。指定しなければ表示' },
      everywhere: {
        name: '全サーバー',
        description: 'このボットの運営者用：すべてのサーバーに関わることのログ',
      },
    },
    actions: {
      show: '表示：最新の記録',
      verify: '検証：改変がないかどうか',
      export: 'エクスポート：すべてをファイルに',
    },
  },
  usage: {
    name: '使用状況',
    description: 'このサーバーの編集の今日と今月の費用、進行中の件数',
  },
  export: {
    name: 'エクスポート',
    description: 'このサーバーの設定すべてと監査ログをファイルに',
  },
};
