import { z } from 'zod';

/** A file in a message of ours, as `edits/delivery-ports.ts` has it. */
interface HeldFile {
  id: string;
  filename: string;
  url: string;
  bytes: number | null;
}

const attachment = z
  .object({ id: z.string(), filename: z.string(), url: z.string(), size: z.number() })
  .transform(({ size, ...file }): HeldFile => ({ ...file, bytes: size }));

const shown = z
  .object({ media: z.object({ url: z.string(), attachment_id: z.string() }) })
  .transform(({ media: { url, attachment_id: id } }): HeldFile => ({
    id,
    filename: nameIn(url),
    url,
    bytes: null,
  }));

const message = z.object({
  attachments: z.array(z.unknown()).catch([]).default([]),
  components: z.unknown().optional(),
});

/**
 * The files of a message as Discord gives it: its attachments, or where it names none, what its components show of them. Source:
 * "Unfurled Media Item", `attachment_id`.
 */
export function heldFilesIn(answer: unknown): HeldFile[] {
  const read = message.safeParse(answer).data;
  const attached = (read?.attachments ?? []).flatMap((one) => attachment.safeParse(one).data ?? []);
  return attached.length > 0 ? attached : shownIn(read?.components);
}

function shownIn(component: unknown): HeldFile[] {
  if (Array.isArray(component)) return component.flatMap(shownIn);
  if (typeof component !== 'object' || component === null) return [];
  const own = shown.safeParse(component).data;
  const inner = ['components', 'items'].flatMap((key) => shownIn(Reflect.get(component, key)));
  return own === undefined ? inner : [own, ...inner];
}

function nameIn(url: string): string {
  if (!URL.canParse(url)) return '';
  return new URL(url).pathname.split('/').at(-1) ?? '';
}
