import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import { REMIX_RULES, type InputFile } from '../core/edit.ts';
import { PROMPT_MAX, REFERENCES_MAX } from '../core/model-limits.ts';
import type { RemixAsk } from '../edits/ask-remix.ts';
import type { EditRequest } from '../edits/request.ts';
import type { ClipSource } from '../edits/source.ts';
import type { ModalInteraction } from './interaction.ts';
import { formModal, type Question } from './modals/form-modal.ts';
import { missingPermissions } from './permissions.ts';
import { foldLines } from './text.ts';
import type { Texts } from './words/texts.ts';

/** Clips of one message that are offered. */
const CLIPS_SHOWN = 10;
/** Who may remix the result: as its person has set for all of theirs. */
const AS_SET = 'as-set';

/** The form for a remix. It comes back as what it is of: an edit, or a draft. */
export function remixForm(ask: RemixAsk, t: Texts): APIModalInteractionResponseCallbackData {
  switch (ask.kind) {
    case 'result':
      return formModal('remix', [ask.edit.id], {
        title: t.remixForm.titleOfResult,
        inputs: questions(ask.edit.prompt, ask.edit.keepAudio, t),
      });
    case 'original':
      return formModal('remix-original', [ask.edit.id], {
        title: t.remixForm.titleOfOriginal,
        inputs: questions('', ask.edit.keepAudio, t),
      });
    case 'message': {
      const { draftId, clips } = ask;
      const which = clips.length > 1 ? [clipQuestion(clips, t)] : [];
      return formModal('remix-message', [draftId], {
        title: t.remixForm.titleOfMessage,
        inputs: [...which, ...questions('', false, t)],
      });
    }
  }
}

function questions(prompt: string, keepAudio: boolean, { remixForm: words }: Texts): Question[] {
  return [
    {
      name: 'prompt',
      label: words.prompt,
      description: words.promptHint,
      style: 'paragraph',
      minLength: 1,
      maxLength: PROMPT_MAX,
      value: prompt,
    },
    { kind: 'files', name: 'images', label: words.images, max: REFERENCES_MAX },
    {
      kind: 'check',
      name: 'keep-audio',
      label: words.keepAudio,
      description: words.keepAudioHint,
      checked: keepAudio,
    },
    {
      kind: 'choice',
      name: 'remixes',
      label: words.mayRemix,
      options: [
        { label: words.asForAll, value: AS_SET, chosen: true },
        ...REMIX_RULES.map((value) => ({ label: words.rules[value], value })),
      ],
    },
  ];
}

function clipQuestion(clips: readonly InputFile[], t: Texts): Question {
  const options = clips.slice(0, CLIPS_SHOWN).map(({ filename }, at) => ({
    label: `${at + 1}. ${foldLines(filename)}`,
    value: String(at),
    chosen: at === 0,
  }));
  return { kind: 'choice', name: 'clip', label: t.remixForm.clip, options };
}

/** Which of the clips was chosen, from 0; the only one where none could be. */
export function clipIn({ choices }: ModalInteraction): number {
  return Number(choices.get('clip')?.[0] ?? '0');
}

/** What was filled in, as a request like any other. */
export function remixRequest(form: ModalInteraction, source: ClipSource): EditRequest {
  const { reply, asker, locale, attachmentLimit, botPermissions, fields, files, checks } = form;
  const chosen = form.choices.get('remixes')?.[0];
  const images = (files.get('images') ?? []).map((file, at) => ({
    ...file,
    input: `image${at + 1}`,
  }));
  return {
    reply,
    asker,
    locale,
    attachmentLimit,
    missingPermissions: missingPermissions(botPermissions),
    prompt: fields.get('prompt') ?? '',
    keepAudio: checks.get('keep-audio') === true,
    source,
    remixes: REMIX_RULES.find((rule) => rule === chosen) ?? null,
    part: null,
    offered: null,
    attached: new Map(images.map((file) => [file.input, file])),
  };
}
