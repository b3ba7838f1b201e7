/** How to use the bot. Each is a line of its own. */
export const help = {
  title: '**Edit and remix clips with Kling**',
  mayEdit: 'You can edit clips here.',
  mayEditReviewed: 'You can edit clips here. A moderator sees each result before the channel does.',
  mayAsk: 'You can ask for edits here: a moderator approves each before it starts.',
  /** `what` and `todo`: a sentence each. */
  mayNot: (what: string, todo: string) => `You cannot edit clips here now. ${what} ${todo}`,
  howToEdit: '**Edit** `/kling-edit video:… prompt:"put @Image1 behind her" image1:…`',
  clips: (seconds: { min: number; max: number }, side: { min: number; max: number }) =>
    `A clip of ${seconds.min} to ${seconds.max} s, ${side.min} to ${side.max} px a side, MP4 or MOV. What is longer or of another kind can be cut or converted: you are asked.`,
  references: (max: number) =>
    `Up to ${max} pictures and elements. \`@Image1\` and \`@Element1\` in the prompt mean the first of each; an element is a person or a thing, from the front, with up to three more views.`,
  timeAndCost:
    'It takes about four minutes. The card shows what it costs, if this server shows that, and how far it is; **Cancel** is free until it has started.',
  howToRemix:
    '**Remix** Press **Remix** under a result, or choose **Apps → Remix with Kling** in the menu of any message with a clip. **Remix the original** starts from the clip that the first of them was made from.',
  whose: 'Who made what stays on the card. Who may remix yours, you say with `/kling privacy`.',
  commands:
    '`/kling jobs` your edits, `/kling usage` what is left of your limits, `/kling history` results here, `/kling lineage` who made what from what, `/kling privacy` what is kept of you.',
  forModerators:
    '**Moderators:** requests, reports and results to look at come to the moderators’ channel; `/kling-admin block` keeps somebody out.',
  forOthers: 'Something wrong with a clip? Press **Report** under it: moderators see it.',
  forManagers:
    '**Managers:** `/kling-admin setup` says who may edit, where, and who approves; `limits` how much; `words`, `access`, `pause`, `audit`, `usage` and `export` the rest.',
};
