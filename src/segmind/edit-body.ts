import type { Submission } from './types.ts';

/** The JSON body of both versions' submit, as documented for `kling-o1-video-to-video-edit`. */
export interface EditBody {
  prompt: string;
  video_url: string;
  image_urls?: string[];
  elements?: { frontal_image_url: string; reference_image_urls: string[] }[];
  keep_audio: boolean;
}

/** Builds the body. An empty list of views fails upstream (1 to 3 are wanted), so the frontal image stands in for it. */
export function editBody(submission: Submission): EditBody {
  const elements = submission.elements.map(({ frontalUrl, viewUrls }) => ({
    frontal_image_url: encodeUrl(frontalUrl),
    reference_image_urls: (viewUrls.length > 0 ? viewUrls : [frontalUrl]).map(encodeUrl),
  }));
  const images = submission.imageUrls.map(encodeUrl);
  return {
    prompt: submission.prompt,
    video_url: encodeUrl(submission.videoUrl),
    ...(images.length > 0 && { image_urls: images }),
    ...(elements.length > 0 && { elements }),
    keep_audio: submission.keepAudio,
  };
}

/**
 * Percent-encodes what a URL may not hold (spaces, other scripts) and nothing else: what is encoded already stays,
 * and Discord's signature in the query with it.
 */
function encodeUrl(url: string): string {
  return url.replaceAll(/[^!-~\p{Cs}]/gu, (character) => encodeURIComponent(character));
}
