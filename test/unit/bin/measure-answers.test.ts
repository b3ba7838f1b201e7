import { expect, test } from 'vitest';

import { measureAnswers } from '../../../src/bin/measure-answers.ts';
import type { DiscordInteractions } from '../../../src/discord/interactions.ts';
import type { ReplyToken } from '../../../src/edits/ports.ts';
import { createMeter } from '../../../src/ops/meter.ts';
import { REPLY } from '../discord/samples.ts';
import { seriesOf } from '../ops/series.ts';

/** Answers of which each takes 120 ms, and what is measured of them. */
function stage(acknowledged: 'acknowledged' | 'taken' | 'late' = 'acknowledged') {
  let nowMs = 1_000;
  const meter = createMeter({ role: 'bot', codes: [] });
  const measures = measureAnswers(meter, () => nowMs);
  const taking = async () => {
    nowMs += 120;
  };
  const inner: DiscordInteractions = {
    async acknowledge() {
      await taking();
      return acknowledged === 'acknowledged'
        ? { kind: acknowledged, message: null }
        : { kind: acknowledged };
    },
    replyPrivately: taking,
    replyWithFiles: taking,
    updateWithFiles: taking,
    showModal: taking,
    updateMessage: taking,
    updateNothing: async () => Promise.reject(new Error('Discord is away')),
    deleteReply: taking,
  };
  return {
    measures,
    interactions: {
      ...measures.answers(inner),
      acknowledge: async (reply: ReplyToken) => measures.acknowledgements(inner).acknowledge(reply),
    },
    counted: async () => {
      const all = Object.entries(seriesOf(await meter.text()));
      const ours = all.filter(
        ([name, value]) => /^kling_(inter\w+|answer_seconds_(sum|count))\b/.test(name) && value > 0,
      );
      return Object.fromEntries(ours);
    },
  };
}

const payload = { id: REPLY.interactionId, token: REPLY.token };

test('an answer is timed from the arrival of its interaction', async () => {
  const { measures, interactions, counted } = stage();
  const dispatch = measures.arrivals(async () => {
    // Something else takes its time before it is answered.
    await interactions.deleteReply(REPLY);
    await interactions.acknowledge(REPLY);
  });
  await dispatch(payload);
  expect(await counted()).toEqual({
    'kling_interactions_total{answer="acknowledge",outcome="answered"}': 1,
    'kling_answer_seconds_count{answer="acknowledge"}': 1,
    'kling_answer_seconds_sum{answer="acknowledge"}': 0.24,
  });
});

test('each kind of answer is told apart', async () => {
  const { measures, interactions, counted } = stage();
  const dispatch = measures.arrivals(async () => {
    await interactions.replyPrivately(REPLY, []);
    await interactions.updateMessage(REPLY, []);
    await interactions.replyWithFiles(REPLY, [{ filename: 'a.json', bytes: '' }], [], () => []);
    await interactions.showModal(REPLY, { custom_id: 'x', title: 'x', components: [] });
    await interactions.updateNothing(REPLY);
  });
  await expect(dispatch(payload)).rejects.toThrow('Discord is away');
  expect(await counted()).toMatchObject({
    'kling_interactions_total{answer="private",outcome="answered"}': 1,
    'kling_interactions_total{answer="update",outcome="answered"}': 1,
    'kling_interactions_total{answer="form",outcome="answered"}': 1,
    'kling_answer_seconds_count{answer="form"}': 1,
    'kling_interactions_total{answer="file",outcome="answered"}': 1,
    'kling_interactions_total{answer="silent",outcome="failed"}': 1,
  });
  // Acknowledged long before it was there.
  expect(Object.keys(await counted()).join(' ')).not.toMatch(/seconds\w+\{answer="(file|other)"/);
});

test.each(['taken', 'late'] as const)('one that was %s took no time', async (kind) => {
  const { measures, interactions, counted } = stage(kind);
  await measures.arrivals(async () => void (await interactions.acknowledge(REPLY)))(payload);
  expect(await counted()).toEqual({
    [`kling_interactions_total{answer="acknowledge",outcome="${kind}"}`]: 1,
  });
});

test('of one that came in no known way, or whose work is over, no time is known', async () => {
  const { measures, interactions, counted } = stage();
  await measures.arrivals(async () => {})(payload);
  for (const odd of [null, 'text', {}, { id: 5 }]) {
    await measures.arrivals(async () => void (await interactions.acknowledge(REPLY)))(odd);
  }
  expect(await counted()).toEqual({
    'kling_interactions_total{answer="acknowledge",outcome="answered"}': 4,
  });
});
