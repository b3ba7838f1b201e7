import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';

import { REMIX_RULES, type InputFile, type RemixRule } from '../core/edit.ts';
import { PROMPT_MAX, REFERENCES_MAX } from '../core/model-limits.ts';
import type { RemixAsk } from '../edits/ask-remix.ts';
import type { EditRequest } from '../edits/request.ts';
import type { ClipSource } from '../edits/source.ts';
import type { ModalInteraction } from './interaction.ts';
import { formModal, type Question } from './modals/form-modal.ts';
import { missingPermissions } from './permissions.ts';
import { foldLines } from './text.ts';

/** Clips of one message that are offered. */
const CLIPS_SHOWN = 10;
/** Who may remix the result: as its person has set for all of theirs. */
const AS_SET = 'as-set';

const RULES = {
  everyone: 'Everyone here',
  me: 'Only me',
  ask: 'Whoever I say yes to',
} as const satisfies Record<RemixRule, string>;

/** The form for a remix. It comes back as what it is of: an edit, or a draft. */
export function remixForm(ask: RemixAsk): APIModalInteractionResponseCallbackData {
  switch (ask.kind) {
    case 'result':
      return formModal('remix', [ask.edit.id], {
        title: 'Remix this clip',
        inputs: questions(ask.edit.prompt, ask.edit.keepAudio),
      });
    case 'original':
      return formModal('remix-original', [ask.edit.id], {
        title: 'Remix the original clip',
        inputs: questions('', ask.edit.keepAudio),
      });
    case 'message': {
      const { draftId, clips } = ask;
      const which = clips.length > 1 ? [clipQuestion(clips)] : [];
      return formModal('remix-message', [draftId], {
        title: 'Remix with Kling',
        inputs: [...which, ...questions('', false)],
      });
    }
  }
}

function questions(prompt: string, keepAudio: boolean): Question[] {
  return [
    {
      name: 'prompt',
      label: 'What should change?',
      description: '@Image1 and so on refer to your pictures',
      style: 'paragraph',
      minLength: 1,
      maxLength: PROMPT_MAX,
      value: prompt,
    },
    { kind: 'files', name: 'images', label: 'Pictures, from @Image1 on', max: REFERENCES_MAX },
    {
      kind: 'check',
      name: 'keep-audio',
      label: "Keep the clip's own sound",
      description: 'Otherwise the result is silent',
      checked: keepAudio,
    },
    {
      kind: 'choice',
      name: 'remixes',
      label: 'Who may remix the result?',
      options: [
        { label: 'As I have set for all of mine', value: AS_SET, chosen: true },
        ...REMIX_RULES.map((value) => ({ label: RULES[value], value })),
      ],
    },
  ];
}

function clipQuestion(clips: readonly InputFile[]): Question {
  const options = clips.slice(0, CLIPS_SHOWN).map(({ filename }, at) => ({
    label: `${at + 1}. ${foldLines(filename)}`,
    value: String(at),
    chosen: at === 0,
  }));
  return { kind: 'choice', name: 'clip', label: 'Which clip?', options };
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
