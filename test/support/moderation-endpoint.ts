import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { z } from 'zod';

/** What was asked about in one request; of pictures that are not links, how large they are. */
export interface Looked {
  text: string | null;
  links: string[];
  /** `<width>x<height>`. */
  frames: string[];
}

/** A moderation endpoint on this machine that says what a test wants it to. */
export interface ModerationEndpoint {
  url: string;
  looked: Looked[];
  /** By what it goes; null gives no answer. Nothing is objected to at first. */
  objects: (to: Looked) => boolean | null;
  close(): void;
}

const body = z.object({
  input: z.array(
    z.union([
      z.object({ type: z.literal('text'), text: z.string() }),
      z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
    ]),
  ),
});

const FRAME = 'data:image/jpeg;base64,';

export async function openModeration(): Promise<ModerationEndpoint> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const looked = readLooked(Buffer.concat(parts).toString());
      endpoint.looked.push(looked);
      const flagged = endpoint.objects(looked);
      response.statusCode = flagged === null ? 500 : 200;
      response.end(JSON.stringify({ results: [{ flagged }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: ModerationEndpoint = {
    url: `http://127.0.0.1:${port}`,
    looked: [],
    objects: () => false,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return endpoint;
}

function readLooked(text: string): Looked {
  const looked: Looked = { text: null, links: [], frames: [] };
  for (const one of body.parse(JSON.parse(text)).input) {
    if (one.type === 'text') looked.text = one.text;
    else if (one.image_url.url.startsWith(FRAME)) looked.frames.push(sidesOf(one.image_url.url));
    else looked.links.push(one.image_url.url);
  }
  return looked;
}

/** A baseline JPEG's size stands in its first frame header. */
function sidesOf(url: string): string {
  const jpeg = Buffer.from(url.slice(FRAME.length), 'base64');
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return at < 0 ? 'unread' : `${jpeg.readUInt16BE(at + 7)}x${jpeg.readUInt16BE(at + 5)}`;
}
