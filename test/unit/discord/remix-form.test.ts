import { describe, expect, test } from 'vitest';

import { FormErrors } from '../../../sandbox/discord/api-error.ts';
import type { ModalContent } from '../../../sandbox/discord/model.ts';
import { readModal } from '../../../sandbox/discord/rules/modal.ts';
import type { RemixAsk } from '../../../src/edits/ask-remix.ts';
import type { EditRequest } from '../../../src/edits/request.ts';
import { remixForm } from '../../../src/discord/remix-form.ts';
import { LANGUAGES } from '../../../src/discord/words/language.ts';
import { type Texts, textsIn } from '../../../src/discord/words/texts.ts';
import { attachment, labelled, submitted } from '../commands/payloads.ts';
import { stageDispatch } from './dispatch-stage.ts';
import { sampleEdit } from './samples.ts';

const ID = 'k7f3q2m9x1';
const clip = (filename: string) => ({
  input: 'video',
  url: 'https://c.example',
  filename,
  bytes: 1,
});

/** As it goes over the wire; the local Discord refuses what Discord would. */
function formOf(ask: RemixAsk, t: Texts = textsIn('en')): ModalContent {
  const errors = new FormErrors();
  const read = readModal(JSON.parse(JSON.stringify(remixForm(ask, t))), errors);
  errors.throwIfAny();
  if (!read) throw new Error('It was not read.');
  return read;
}

describe('the form', () => {
  const edit = sampleEdit({ prompt: 'x'.repeat(2_500), keepAudio: true });

  test('of a result begins with what that was asked for', () => {
    const form = formOf({ kind: 'result', edit });
    expect(form.custom_id).toBe(`1:remix:${ID}`);
    expect(form.components.map(({ component }) => component)).toMatchObject([
      { type: 4, custom_id: 'prompt', value: edit.prompt, max_length: 2_500, required: true },
      { type: 19, custom_id: 'images', min_values: 0, max_values: 4, required: false },
      { type: 23, custom_id: 'keep-audio', default: true },
      {
        type: 3,
        custom_id: 'remixes',
        options: [
          { value: 'as-set', default: true },
          { value: 'everyone' },
          { value: 'me' },
          { value: 'ask' },
        ],
      },
    ]);
  });

  test('of an original begins empty', () => {
    const form = formOf({ kind: 'original', edit });
    expect(form.custom_id).toBe(`1:remix-original:${ID}`);
    expect(form.components[0]?.component).not.toHaveProperty('value');
  });

  test('of a message asks for the clip where there are several, and shows ten', () => {
    const clips = Array.from({ length: 12 }, (_, at) => clip(`${'long '.repeat(40)}${at}.mp4`));
    const many = formOf({ kind: 'message', draftId: '7', clips });
    expect(many.custom_id).toBe('1:remix-message:7');
    expect(many.components[0]?.component?.options?.map(({ value }) => value)).toEqual(
      Array.from({ length: 10 }, (_, at) => String(at)),
    );
    expect(many.components).toHaveLength(5);
    const one = formOf({ kind: 'message', draftId: '7', clips: clips.slice(0, 1) });
    expect(one.components).toHaveLength(4);
  });

  test.each(LANGUAGES)('is taken by Discord in %s', (language) => {
    const clips = [clip('a.mp4'), clip('b.mp4')];
    const asks: RemixAsk[] = [
      { kind: 'result', edit },
      { kind: 'original', edit },
      { kind: 'message', draftId: '7', clips },
    ];
    for (const ask of asks) expect(formOf(ask, textsIn(language)).title).not.toBe('');
  });
});

describe('sent off', () => {
  const picture = (at: number) => attachment(`90000000000000006${at}`, `${at}.png`);

  async function requested(customId: string, fields: unknown[], attachments = {}) {
    const asked: EditRequest[] = [];
    const stage = stageDispatch({
      actions: { requestEdit: async (request) => void asked.push(request) },
    });
    const data = { custom_id: customId, components: fields, resolved: { attachments } };
    await stage.dispatch(submitted(customId, [], { data }));
    // The verb has answered.
    expect(stage.answers).toEqual([]);
    return asked[0];
  }

  test('it is a request like any other, with everything that was filled in', async () => {
    const [one, two] = [picture(1), picture(2)];
    const fields = [
      labelled(4, 'prompt', { value: 'snow on @image2' }),
      labelled(19, 'images', { values: [two.id, one.id] }),
      labelled(23, 'keep-audio', { value: true }),
      labelled(3, 'remixes', { values: ['ask'] }),
    ];
    const files = { [one.id]: one, [two.id]: two };
    const request = await requested(`1:remix:${ID}`, fields, files);
    expect(request).toMatchObject({
      prompt: 'snow on @image2',
      keepAudio: true,
      source: { kind: 'result', editId: ID },
      remixes: 'ask',
      locale: 'en-GB',
      attachmentLimit: 26_214_400,
      missingPermissions: [],
    });
    expect(
      [...(request?.attached ?? [])].map(([name, { input, url }]) => [name, input, url]),
    ).toEqual([
      ['image1', 'image1', two.url],
      ['image2', 'image2', one.url],
    ]);
  });

  test.each([
    ['as-set', null],
    ['everyone', 'everyone'],
    ['me', 'me'],
    ['constructor', null],
  ])('who may remix the result: %s', async (value, remixes) => {
    const fields = [labelled(3, 'remixes', { values: [value] })];
    expect(await requested(`1:remix-original:${ID}`, fields)).toMatchObject({
      source: { kind: 'original', editId: ID },
      remixes,
      prompt: '',
      keepAudio: false,
    });
  });

  test.each([
    [[], 0],
    [[labelled(3, 'clip', { values: ['3'] })], 3],
  ])('of a message, with %j', async (fields, at) => {
    expect(await requested('1:remix-message:7', fields)).toMatchObject({
      source: { kind: 'message', draftId: '7', clip: at },
    });
  });
});
