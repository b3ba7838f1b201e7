/*
 * Loaded into a process with `--import`: samples what its main thread computes from one SIGUSR2 to the next, and then writes the profile
 * to the file that CPU_PROFILE names. For Chrome's developer tools, and for `measure/profile.ts`.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

const { CPU_PROFILE: path } = process.env;

if (isMainThread && path !== undefined) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  process.once('SIGUSR2', () => {
    session.post('Profiler.start');
    process.stdout.write('profile begun\n');
    process.once('SIGUSR2', () => {
      session.post('Profiler.stop', (error, profiled) => {
        if (error === null) writeFileSync(path, JSON.stringify(profiled.profile));
        process.stdout.write('profile written\n');
      });
    });
  });
}
