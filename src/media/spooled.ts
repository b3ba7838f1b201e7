import { open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EditError, fail, failure } from '../core/errors.ts';
import { sniff } from './sniff.ts';

/**
 * A clip that is already here, left by a v1 call: used where it lies.
 *
 * @throws EditError result_refused when it is not inside one of the folders, links followed; result_gone;
 *   result_not_video.
 */
export async function useSpooled(
  url: string,
  folders: readonly string[],
): Promise<{ path: string; bytes: number }> {
  const path = await insidePath(url, folders);
  const file = await open(path, 'r');
  try {
    const stat = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    if (!stat.isFile() || sniff(buffer.subarray(0, bytesRead)).is !== 'mp4') {
      throw fail('result_not_video');
    }
    return { path, bytes: stat.size };
  } finally {
    await file.close();
  }
}

/** Where a spooled clip lies; null when it is not there, or not inside one of the folders. */
export async function spooledPath(url: string, folders: readonly string[]): Promise<string | null> {
  return insidePath(url, folders).catch(() => null);
}

async function insidePath(url: string, folders: readonly string[]): Promise<string> {
  const path = await realpath(filePath(url)).catch((error: unknown) => {
    throw new EditError(failure('result_gone'), error);
  });
  for (const folder of folders) {
    const real = await realpath(folder).catch(() => null);
    if (real !== null && path.startsWith(real + sep)) return path;
  }
  throw fail('result_refused');
}

function filePath(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new EditError(failure('result_refused'), error);
  }
}
