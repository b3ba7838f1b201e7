import { parentPort } from 'node:worker_threads';
import {
  CustomSource,
  EncodedPacketSink,
  Input,
  Logging,
  LogLevel,
  MP4,
  QTFF,
  type InputVideoTrack,
} from 'mediabunny';
import type { ClipAnswer, ClipFacts, FromThread, ToThread } from './probe-messages.ts';

/*
 * The body of the thread that parses clips. It has no network and no files: bytes come from the main thread, by message.
 * A malformed clip may hold it for ever or fill its memory; the main thread then ends it.
 */

/** 10.05 s at 60 fps are 603; a clip with more of them is refused by its length or rate all the same. */
const PACKETS_MAX = 700;

// It warns of codecs on the console; ours are explained to their person.
Logging.level = LogLevel.Silent;

const port = parentPort;
if (port === null) throw new Error('probe-thread runs as a worker thread only');

const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
let reads = 0;

function send(message: FromThread): void {
  port?.postMessage(message);
}

async function readBytes(clip: number, start: number, end: number): Promise<Uint8Array> {
  reads += 1;
  const read = reads;
  const bytes = await new Promise<Uint8Array | null>((resolve) => {
    waiting.set(read, resolve);
    send({ kind: 'read', clip, read, start, end });
  });
  if (bytes === null) throw new Error('the main thread could not read');
  return bytes;
}

async function parse(clip: number, size: number): Promise<ClipAnswer> {
  const source = new CustomSource({
    getSize: () => size,
    read: (start, end) => readBytes(clip, start, end),
    handleUnhandledError: () => undefined,
  });
  const input = new Input({ formats: [MP4, QTFF], source });
  try {
    const track = await input.getPrimaryVideoTrack();
    return track === null
      ? { kind: 'no_picture' }
      : { kind: 'facts', facts: await describe(track) };
  } catch (error) {
    // Its errors are plain, and speak of the file's insides: one word fits them all.
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : 'unknown' };
  } finally {
    input.dispose();
  }
}

async function describe(track: InputVideoTrack): Promise<ClipFacts> {
  const codec = await track.getCodec();
  const fourCc = await track.getInternalCodecId();
  const sink = new EncodedPacketSink(track);
  const fps = await measureRate(sink);
  const end = await track.computeDuration({ metadataOnly: true });
  const first = await track.getFirstTimestamp();
  // With data: null when a cut file no longer holds it. Samples are not really read, see `probe-clip`.
  const last = await sink.getPacket(Infinity);
  return {
    codec,
    fourCc: typeof fourCc === 'string' && /^[\w.-]{4}$/.test(fourCc) ? fourCc : null,
    seconds: end - Math.max(0, first),
    width: Math.round(await track.getDisplayWidth()),
    height: Math.round(await track.getDisplayHeight()),
    fps,
    whole: last !== null,
  };
}

/**
 * Pictures over the time they take. The last one's own length is left out: files round it, and a clip whose first
 * picture is late would otherwise read 30.12 for 30.
 */
async function measureRate(sink: EncodedPacketSink): Promise<number> {
  let count = 0;
  let first = Infinity;
  let last = -Infinity;
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true })) {
    count += 1;
    first = Math.min(first, packet.timestamp);
    last = Math.max(last, packet.timestamp);
    if (count >= PACKETS_MAX) break;
  }
  return last > first ? (count - 1) / (last - first) : 0;
}

port.on('message', (message: ToThread) => {
  if (message.kind === 'parse') {
    const { clip, size } = message;
    void parse(clip, size).then((answer) => send({ kind: 'answer', clip, answer }));
    return;
  }
  waiting.get(message.read)?.(message.bytes);
  waiting.delete(message.read);
});

send({ kind: 'ready' });
