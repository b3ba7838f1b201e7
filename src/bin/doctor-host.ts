import type { Settings } from '../ops/config.ts';
import { fail, ok, warn, type Finding } from '../ops/doctor.ts';
import { inspectFolder, isAtLeast, programVersion, type FolderSeen } from '../ops/doctor-host.ts';

/** `package.json` says the same. */
const LEAST_NODE = [20, 18, 1];
const LITTLE_BYTES = 2e9;

/** @param version - as `process.versions.node` has it. */
export function checkNode(version: string): Finding[] {
  if (isAtLeast(version, LEAST_NODE)) return [ok('Node', version)];
  const least = LEAST_NODE.join('.');
  return [
    fail(
      'Node',
      'settings',
      `${version} is too old`,
      `Install Node ${least} or newer: https://nodejs.org`,
    ),
  ];
}

/** Both come in one package; without them too large results are linked. */
export async function checkFfmpeg(path: string | undefined): Promise<Finding[]> {
  const programs = ['ffmpeg', 'ffprobe'];
  const versions = await Promise.all(
    programs.map(async (program) => programVersion(program, '-version', path)),
  );
  const missing = programs.filter((_, at) => versions[at] === null);
  if (missing.length === 0) return [ok('ffmpeg', `${versions[0]}, with ffprobe`)];
  const [what, are] = [missing.join(' and '), missing.length === 1 ? 'is' : 'are'];
  return [
    warn(
      'ffmpeg',
      `${what} ${are} not here: results too large for their channel are only linked`,
      'Install the package ffmpeg.',
    ),
  ];
}

/** The folder for results on their way. */
export async function checkDataFolder({ DATA_DIR: folder }: Settings): Promise<Finding[]> {
  return [describeFolder(folder, await inspectFolder(folder))];
}

function describeFolder(name: string, seen: FolderSeen): Finding {
  if (seen.kind === 'not_writable') {
    const text = `${name} cannot be written to (${seen.code})`;
    return fail(
      'data folder',
      'settings',
      text,
      'Give this user the right to, or set DATA_DIR to another folder.',
    );
  }
  const { freeBytes, there } = seen;
  const state = there ? 'can be written to' : 'can be made';
  if (freeBytes === null) return ok('data folder', `${name} ${state}`);
  const text = `${name} ${state}, ${(freeBytes / 1e9).toFixed(1)} GB are free`;
  if (freeBytes >= LITTLE_BYTES) return ok('data folder', text);
  return warn(
    'data folder',
    text,
    'Make room, or set DATA_DIR to a larger disk: results are put there on their way.',
  );
}
