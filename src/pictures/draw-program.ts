import type { DrawJob } from './draw-process.ts';
import { drawLineage } from './draw-lineage.ts';

/*
 * The body of the process that draws. The canvas is native code that is given people's text: where it falls, it takes nobody along, and
 * what it has used is given back with it. It has no secrets in its environment, draws one picture and ends.
 */

process.once('message', (job: DrawJob) => {
  void drawLineage(job.picture, job.thumbnails).then((png) => {
    process.send?.(png, () => process.disconnect());
  });
});
