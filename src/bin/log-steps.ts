import type { Log, Ports } from '../edits/ports.ts';

/**
 * Writes a line for each step of an edit that its verbs have no line for, so that whoever looks for its reference reads its way from
 * the command to the ending, through all processes: docs/operating.md. Changes no answer.
 */
export function logSteps(ports: Ports, log: Log): Ports {
  const { interactions, edits, jobs, results } = ports;
  return {
    ...ports,
    interactions: {
      ...interactions,
      async acknowledge(reply) {
        const answer = await interactions.acknowledge(reply);
        const { interactionId: interaction } = reply;
        if (answer.kind === 'acknowledged') log.info({ interaction }, 'acknowledged');
        return answer;
      },
    },
    edits: {
      ...edits,
      async mark(id, mark) {
        const marking = await edits.mark(id, mark);
        if (marking.kind === 'marked') log.info({ edit: id, version: mark.version }, 'marked');
        return marking;
      },
      async move(move) {
        const moved = await edits.move(move);
        if (moved?.state === 'generating') {
          log.info({ edit: move.id, request: moved.requestId }, 'generating');
        }
        return moved;
      },
      async told(id, way) {
        const told = await edits.told(id, way);
        if (told.first) log.info({ edit: id, way }, 'told');
        return told;
      },
    },
    jobs: {
      ...jobs,
      async push(queue, id) {
        await jobs.push(queue, id);
        log.info({ edit: id, queue }, 'pushed');
      },
    },
    results: logResults(results, log),
  };
}

function logResults(results: Ports['results'], log: Log): Ports['results'] {
  return {
    ...results,
    async fetch(id, url, signal) {
      const file = await results.fetch(id, url, signal);
      log.info({ edit: id, bytes: file.bytes }, 'fetched');
      return file;
    },
    async fit(id, file, maxBytes, signal) {
      const fitted = await results.fit(id, file, maxBytes, signal);
      const bytes = fitted.kind === 'none' ? null : fitted.file.bytes;
      log.info({ edit: id, as: fitted.kind, bytes, maxBytes }, 'fitted');
      return fitted;
    },
  };
}
