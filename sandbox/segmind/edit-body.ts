import { z } from 'zod';

const PROMPT_CHARACTERS = 2500;
const INPUTS = 4;
const VIEWS = 3;

const MediaUrl = z.string().refine(isWebUrl, 'must be an http(s) URL without raw spaces');

const Body = z.strictObject({
  prompt: z.string().min(1).max(PROMPT_CHARACTERS),
  video_url: MediaUrl,
  image_urls: z.array(MediaUrl).optional(),
  elements: z
    .array(
      z.strictObject({
        frontal_image_url: MediaUrl,
        reference_image_urls: z.array(MediaUrl).optional(),
      }),
    )
    .optional(),
  keep_audio: z.boolean().optional(),
});

/** The JSON body of a submit, v1 and v2 alike (segmind.com/models/kling-o1-video-to-video-edit/api). */
export type EditBody = z.infer<typeof Body>;

export type ReadBody = { body: EditBody } | { status: 400 | 422; error: string };

/**
 * Reads the body of a submit as strictly as the service might: 400 for what is malformed, unknown or missing, 422
 * for what only the model behind it refuses.
 */
export function readEditBody(raw: Buffer): ReadBody {
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw.toString('utf8'));
  } catch {
    return { status: 400, error: 'Malformed JSON in the request body' };
  }
  const { data: body, error } = Body.safeParse(parsed);
  if (error) {
    const [issue] = error.issues;
    return { status: 400, error: `${issue?.path.join('.') || 'body'}: ${issue?.message}` };
  }
  const refusal = modelRefusal(body);
  return refusal === undefined ? { body } : { status: 422, error: refusal };
}

function modelRefusal(body: EditBody): string | undefined {
  const { elements = [], image_urls: images = [] } = body;
  for (const { reference_image_urls: views = [] } of elements) {
    if (views.length < 1 || views.length > VIEWS) {
      return 'elementReferList: size must be between 1 and 3';
    }
  }
  if (elements.length + images.length > INPUTS) {
    return `The number of images and elements together must not exceed ${INPUTS}`;
  }
  for (const [reference, kind, number] of body.prompt.matchAll(/@(image|element)(\d+)/gi)) {
    const given = kind?.toLowerCase() === 'image' ? images.length : elements.length;
    if (Number(number) < 1 || Number(number) > given) {
      return `The prompt refers to ${reference}, but only ${given} were given`;
    }
  }
  return undefined;
}

function isWebUrl(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  return ['http:', 'https:'].includes(new URL(text).protocol);
}
