/** From which file, when in it, and into which file. */
interface FrameFile {
  from: string;
  to: string;
  atSeconds: number;
}

/** Pixels as shown, and the quantiser of the JPEG from 2, the finest, to 31. */
interface FrameSize {
  width: number;
  height: number;
  quantiser: number;
}

/**
 * One picture as a JPEG. The demuxer is forced and may open nothing but files; it opens no other than this one, as drefs are off.
 * Sought before it is opened, so that little is decoded; rotation is applied by ffmpeg itself.
 */
export function frameArgs(
  { from, to, atSeconds }: FrameFile,
  { width, height, quantiser }: FrameSize,
): string[] {
  const quiet = ['-hide_banner', '-nostdin', '-y', '-v', 'error'];
  const only = ['-f', 'mov', '-protocol_whitelist', 'file', '-threads', '1'];
  const input = ['-ss', atSeconds.toFixed(3), '-i', `file:${from}`];
  const scale = `scale=${width}:${height}:flags=bicubic,setsar=1,format=yuvj420p`;
  const picture = ['-an', '-sn', '-dn', '-frames:v', '1', '-filter_threads', '1', '-vf', scale];
  const jpeg = ['-c:v', 'mjpeg', '-q:v', String(quantiser), '-threads', '1', '-map_metadata', '-1'];
  return [...quiet, ...only, ...input, ...picture, ...jpeg, '-f', 'mjpeg', `file:${to}`];
}
