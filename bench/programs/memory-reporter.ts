/*
 * Loaded into a process with `--import`: on SIGUSR2 it collects garbage and prints what is left. Without the collection a heap
 * says more about when it was last swept than about what is in it.
 */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

process.on('SIGUSR2', () => {
  if (typeof collect === 'function') for (let times = 0; times < 3; times += 1) collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.stdout.write(`memory ${JSON.stringify({ rss, heapUsed, external })}\n`);
});
