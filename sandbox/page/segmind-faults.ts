import { type Outcome, MODEL } from '../segmind/contract.ts';
import { errorBody } from '../segmind/error-rows.ts';
import { onRoutes, type SwitchedFault } from './faults.ts';

const SUBMIT = [`POST /v2/${MODEL}`];
const POLL = ['GET /v2/requests/:id/status', 'GET /v2/requests/:id'];
const OUTPUT = ['GET /outputs/:name'];

/** The next job ends like this. */
const next = (outcome: Outcome): SwitchedFault['arm'] => {
  return ({ segmind }) => {
    const own = { ...outcome };
    segmind.outcomeOfNext(own);
    let lifted = false;
    return {
      get left() {
        return lifted || segmind.jobs.some((job) => job.outcome === own) ? 0 : 1;
      },
      lift() {
        lifted = true;
        segmind.forgetOutcome(own);
      },
    };
  };
};

export const SEGMIND_FAULTS: readonly SwitchedFault[] = [
  {
    id: 'rate-limited',
    name: 'Too many requests',
    sentence: 'The next submit is answered 429; nothing is taken or billed.',
    arm: onRoutes('segmind', SUBMIT, { fault: { kind: 'answer', ...errorBody('rate-limited') } }),
  },
  {
    id: 'server-error',
    name: 'Server error',
    sentence: 'The next submit is answered 500; nothing is taken or billed.',
    arm: onRoutes('segmind', SUBMIT, { fault: { kind: 'answer', ...errorBody('server-error') } }),
  },
  {
    id: 'no-credits',
    name: 'No credit',
    sentence: 'Submits are answered 406, until switched off: everything waits in its place.',
    arm: onRoutes('segmind', SUBMIT, {
      fault: { kind: 'answer', ...errorBody('no-credits') },
      times: Infinity,
    }),
  },
  {
    id: 'bad-key',
    name: 'Key refused',
    sentence: 'Submits are answered 401, until switched off.',
    arm: onRoutes('segmind', SUBMIT, {
      fault: { kind: 'answer', ...errorBody('bad-key') },
      times: Infinity,
    }),
  },
  {
    id: 'taken-504',
    name: 'Taken, then 504',
    sentence: 'The next submit is taken and billed, but answered 504: nobody can say how it ends.',
    arm: onRoutes('segmind', SUBMIT, {
      fault: { kind: 'answer-after', ...errorBody('gateway-timeout') },
    }),
  },
  {
    id: 'taken-cut',
    name: 'Taken, then cut off',
    sentence: 'The next submit is taken and billed, and its connection closes without an answer.',
    arm: onRoutes('segmind', SUBMIT, { fault: { kind: 'drop-after' } }),
  },
  {
    id: 'refused',
    name: 'Content refused',
    sentence: 'The next edit fails by the model’s rules on content; it costs nothing.',
    arm: next({ kind: 'fail', error: 'Failure to pass the risk control system' }),
  },
  {
    id: 'fails',
    name: 'Model fails',
    sentence: 'The next edit fails in the model; it costs nothing.',
    arm: next({ kind: 'fail', error: 'Internal error of the model' }),
  },
  {
    id: 'lost',
    name: 'Record lost',
    sentence: 'When the next edit would be done, Segmind knows nothing of it any more.',
    arm: next({ kind: 'lost' }),
  },
  {
    id: 'polls-fail',
    name: 'Status fails',
    sentence: 'The next three questions after an edit’s state are answered 503.',
    arm: onRoutes('segmind', POLL, {
      fault: { kind: 'answer', ...errorBody('unavailable') },
      times: 3,
    }),
  },
  {
    id: 'output-cut',
    name: 'Result breaks off',
    sentence: 'The next download of a result stops at its half.',
    arm: onRoutes('segmind', OUTPUT, { fault: { kind: 'drop-at', fraction: 0.5 } }),
  },
];
