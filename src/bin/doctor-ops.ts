import { createOpsApp } from '../ops/app.ts';
import { fail, ok, type Finding } from '../ops/doctor.ts';
import { listen } from '../ops/listen.ts';
import { StartError } from '../ops/start-error.ts';
import type { Consulted } from './doctor-settings.ts';

const CHECK = 'operations port';
const ANSWER_WITHIN_MS = 2_000;

/** Whether the operations port can be opened, or is ours already. No line where there is to be none. */
export async function checkOpsPort({ settings, wrong }: Consulted): Promise<Finding[]> {
  const { OPS_PORT: port, OPS_HOST: host, OPS_PASSWORD: password } = settings;
  if (port === undefined || wrong.has('OPS_PORT')) return [];
  const where = `${host}:${port}`;
  if (await isOurs(port, host)) return [ok(CHECK, `${where} answers: the program runs`)];
  const queues = password === undefined ? 'closed without OPS_PASSWORD' : 'behind OPS_PASSWORD';
  try {
    const close = await listen(emptyApp(), port, host);
    await close();
    return [ok(CHECK, `${where} can be opened; /queues is ${queues}`)];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const mend = 'Correct OPS_PORT and OPS_HOST in .env.';
    return [fail(CHECK, 'settings', error.sentences.join(' '), mend)];
  }
}

/** Whether what answers there is a program of this kind. */
async function isOurs(port: number, host: string): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'error',
    });
    return answer.status === 200 && answer.headers.get('content-length') === '3';
  } catch {
    return false;
  }
}

/** For the moment that the port is open to see whether it can be. */
const emptyApp = () =>
  createOpsApp({
    look: async () => ({ ready: false, checks: {} }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    board: () => null,
    password: undefined,
  });
