import { expect, test } from 'vitest';

import { failureOfText, failureText } from '../../../src/segmind/failure-text.ts';

test.each([
  ['{"error": "one"}', 'one'],
  ['{"error": {"message": "one", "code": 1301}}', 'one\n1301'],
  ['{"error": "one", "error_description": "two", "status_code": 401}', 'one\ntwo'],
  [
    '{"detail": [{"type": "missing", "loc": ["a"], "msg": "required", "input": "x"}]}',
    'missing\nrequired',
  ],
  ['{"message": "one"}', 'one'],
  ['{"prompt": "safety first", "request_id": "1301"}', ''],
  ['{"error": null}', ''],
  ['"just words"', 'just words'],
  ['<html>words</html>', '<html>words</html>'],
  ['', ''],
])('%s says "%s"', (body, text) => {
  expect(failureText(body)).toBe(text);
});

test('deep and long bodies are cut, not followed', () => {
  expect(failureText('{"error":'.repeat(500) + '"deep"' + '}'.repeat(500))).toBe('');
  expect(failureText('x'.repeat(1_000_000))).toHaveLength(8_192);
});

test.each([
  ['content policy violation', 'provider_content_refused'],
  ['content_policy_violation', 'provider_content_refused'],
  ['blocked by the content checker', 'provider_content_refused'],
  ['Failure to pass the risk control system', 'provider_content_refused'],
  ['MODERATION', 'provider_content_refused'],
  ['safety', 'provider_content_refused'],
  ['sensitive', 'provider_content_refused'],
  ['code 1301', 'provider_content_refused'],
  ['size 13010', undefined],
  ['Failed to download the video', 'provider_download_failed'],
  ['video could not be downloaded: download timed out', 'provider_download_failed'],
  ['Video duration too long', 'provider_clip_too_long'],
  ['Video resolution or aspect ratio is invalid', 'provider_clip_sides'],
  ['Invalid aspect ratio', 'provider_clip_sides'],
  ['', undefined],
  ['Internal error', undefined],
])('%s -> %s', (text, code) => {
  expect(failureOfText(text)?.code).toBe(code);
});
