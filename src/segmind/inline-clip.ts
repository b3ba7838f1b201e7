/** What a bare base64 text must at least be long; shorter ones are words. */
const MIN_BASE64 = 32;

/** Whether bytes begin as mp4 and mov do: a box length, then `ftyp`. Wants the first 8 bytes. */
export function looksLikeClip(head: Buffer): boolean {
  return head.length >= 8 && head.toString('latin1', 4, 8) === 'ftyp';
}

/** The clip in a `data:` URI that says video, or in a base64 text that begins like one; null when it is neither. */
export function inlineClip(text: string): Buffer | null {
  const declared = /^data:(video\/|application\/octet-stream)[^,]{0,200};base64,/i.exec(text);
  if (declared !== null) {
    const bytes = Buffer.from(text.slice(declared[0].length), 'base64');
    return bytes.length > 0 ? bytes : null;
  }
  // Looked at before all of it is decoded: 12 characters are 9 bytes.
  if (text.length < MIN_BASE64 || !looksLikeClip(Buffer.from(text.slice(0, 12), 'base64'))) {
    return null;
  }
  return Buffer.from(text, 'base64');
}
