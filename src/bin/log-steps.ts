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
      async acknowledge(...given) {
        const answer = await interactions.acknowledge(...given);
        const [{ interactionId: interaction }] = given;
        if (answer.kind === 'acknowledged') log.info({ interaction }, 'acknowledged');
        return answer;
      },
    },
    edits: {
      ...edits,
      async mark(...given) {
        const marking = await edits.mark(...given);
        const [id, mark] = given;
        if (marking.kind === 'marked') log.info({ edit: id, version: mark.version }, 'marked');
        return marking;
      },
      async move(...given) {
        const moved = await edits.move(...given);
        const [move] = given;
        if (moved?.state === 'generating') {
          log.info({ edit: move.id, request: moved.requestId }, 'generating');
        }
        return moved;
      },
      async told(...given) {
        const told = await edits.told(...given);
        const [id, way] = given;
        if (told.first) log.info({ edit: id, way }, 'told');
        return told;
      },
    },
    jobs: {
      ...jobs,
      async push(...given) {
        await jobs.push(...given);
        const [queue, id] = given;
        log.info({ edit: id, queue }, 'pushed');
      },
    },
    results: logResults(results, log),
  };
}

function logResults(results: Ports['results'], log: Log): Ports['results'] {
  return {
    ...results,
    async fetch(...given) {
      const file = await results.fetch(...given);
      log.info({ edit: given[0], bytes: file.bytes }, 'fetched');
      return file;
    },
    async fit(...given) {
      const fitted = await results.fit(...given);
      const [id, , maxBytes] = given;
      const bytes = fitted.kind === 'none' ? null : fitted.file.bytes;
      log.info({ edit: id, as: fitted.kind, bytes, maxBytes }, 'fitted');
      return fitted;
    },
  };
}
