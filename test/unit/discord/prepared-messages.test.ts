import { describe, expect, test } from 'vitest';

import { drawCard } from '../../../src/discord/cards/draw.ts';
import { draftMessage } from '../../../src/discord/message-body.ts';
import { planCut } from '../../../src/core/mend.ts';
import { LONG } from '../edits/fake-offers.ts';
import { ANSWER, clip, NEVER, SHOWN, setUp } from './messages-stage.ts';
import { editCardOf, PERSON, REPLY } from './samples.ts';
import { parts } from './scripted-discord.ts';

const URL = 'https://cdn.example/before-k7.mp4?ex=1&is=2&hm=3';
const BEFORE = { id: '78', filename: 'before-k7.mp4' };
const ON = { ...SHOWN, before: BEFORE };
const PREPARING = { state: 'preparing', cut: planCut(25_000, 'middle') } as const;
const PREPARED = { state: 'queued', prepared: true, message: ON } as const;
const ANSWERED = { status: 200, json: { ...ANSWER, attachments: [{ ...BEFORE, url: URL }] } };

const file = async () => ({ ...(await clip()), filename: BEFORE.filename });
const textOf = (components: unknown) => JSON.stringify(components);

describe('the clip that was made for the model', () => {
  test('goes onto the card of its edit, and its link comes back', async () => {
    const { discord, messages } = await setUp(ANSWERED);
    const sent = await messages.editReply(REPLY, editCardOf(PREPARING), [await file()], NEVER);
    expect(sent).toEqual({ ...ON, beforeUrl: URL });
    const [payload = '', upload] = [...parts(discord.asked[0]).values()].map(({ bytes }) =>
      bytes.toString(),
    );
    expect(payload).toContain(`attachment://${BEFORE.filename}`);
    expect(JSON.parse(payload)).toMatchObject({
      attachments: [{ id: 0, filename: BEFORE.filename }],
    });
    expect(upload).toHaveLength(1_000);
  });

  test('is found by the gallery that shows it where Discord lists no files', async () => {
    const media = { attachment_id: '78', url: URL };
    const components = [{ type: 17, components: [{ type: 12, items: [{ media }] }] }];
    const { messages } = await setUp({ status: 200, json: { ...ANSWER, components } });
    const sent = await messages.editReply(REPLY, editCardOf(PREPARING), [await file()], NEVER);
    expect(sent).toEqual({ ...ON, beforeUrl: URL });
  });

  test('stays on the cards that follow', () => {
    const card = editCardOf(PREPARED, { beforeName: BEFORE.filename });
    const { body, files } = draftMessage(card, [], ON);
    expect([body.attachments, files]).toEqual([[{ id: '78' }], []]);
    expect(textOf(body.components)).toContain(`attachment://${BEFORE.filename}`);
    // A card that does not know of it takes nothing off.
    const late = draftMessage(editCardOf(PREPARING), [], null);
    expect([late.body.attachments, textOf(late.body.components)]).toEqual([
      undefined,
      expect.not.stringContaining('attachment://'),
    ]);
  });

  test('is not sent again with the result, so that its link goes on to work', async () => {
    const result = { ...(await clip()), filename: 'kling-edit-k7.mp4' };
    const card = editCardOf({ ...PREPARED, state: 'delivered' });
    const kept = draftMessage(card, [result, await file()], ON);
    expect(kept.files).toEqual([result]);
    expect(kept.body.attachments).toEqual([{ id: 0, filename: 'kling-edit-k7.mp4' }, { id: '78' }]);
    expect(kept.names).toEqual(['kling-edit-k7.mp4', BEFORE.filename]);
    const anew = draftMessage(card, [result, await file()], null);
    expect(anew.files).toHaveLength(2);
  });
});

describe('what people read', () => {
  const refusal = (clipIs = LONG, failure = clipIs.why) =>
    textOf(
      drawCard(
        {
          kind: 'refusal',
          failure,
          requesterId: PERSON,
          locale: 'en-US',
          reference: null,
          offer: { id: 'k7', clip: clipIs },
        },
        null,
      ),
    );

  test('of a long film', () => {
    const text = refusal();
    expect(text).toContain(
      'It is 25 s, 3,840 × 2,160, HEVC, 23.976 fps: I can take 10 s of it, scaled to 2,160 × 1,216, at 24 fps, converted to H.264. Choose which part.',
    );
    for (const part of ['first', 'middle', 'last']) expect(text).toContain(`1:offer:k7:${part}`);
    expect(text.match(/"label":"[^"]+"/g)).toEqual([
      '"label":"First 10 s"',
      '"label":"Middle 10 s"',
      '"label":"Last 10 s"',
      '"label":"Dismiss"',
    ]);
  });

  test('of a small one: that larger is not sharper', () => {
    const small = { ...LONG, clipMs: 5_300, width: 640, height: 360, fps: 30, codec: 'H.264' };
    expect(refusal(small)).toContain(
      'It is 5.3 s, 640 × 360, H.264, 30 fps: I can make it fit, scaled to 1,280 × 720. It will not be sharper for being larger.',
    );
    expect(refusal(small)).toContain('"label":"Make it fit"');
  });

  test('where something else is in the way, that; the choice stays', () => {
    const text = refusal(LONG, { code: 'limit_cooldown', facts: { freesAtMs: 0 } });
    expect(text).not.toContain('It is 25 s');
    expect(text).toContain('1:offer:k7:last');
  });

  test('while it is made', () => {
    const of = (cut = planCut(25_000, 'middle')) =>
      textOf(drawCard(editCardOf({ ...PREPARING, cut }), null));
    expect(of()).toContain('the middle 10 s, in a form that Kling takes');
    expect(of(planCut(5_000, 'first'))).toContain('it is made into a form that Kling takes');
  });
});
