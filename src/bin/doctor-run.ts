import { createRedactor, passwordsIn } from '../ops/redact.ts';
import { fail, type Finding } from '../ops/doctor.ts';
import { checkDiscord } from './doctor-discord.ts';
import { checkDataFolder, checkFfmpeg, checkNode } from './doctor-host.ts';
import { checkModeration } from './doctor-moderation.ts';
import { checkOpsPort } from './doctor-ops.ts';
import { checkRedis } from './doctor-redis.ts';
import { checkSegmind } from './doctor-segmind.ts';
import { checkBudget, checkGate, consultSettings, type EnvFile } from './doctor-settings.ts';

/** Past all the time limits of the checks themselves. */
const GROUP_WITHIN_MS = 18_000;

const SECRETS = ['DISCORD_TOKEN', 'SEGMIND_API_KEY', 'MODERATION_KEY', 'OPS_PASSWORD', 'REDIS_URL'];

export interface Examination {
  environment: Record<string, string | undefined>;
  envFile: EnvFile;
  nodeVersion: string;
}

/** Looks at everything at once and gives the findings in their order, each as soon as those before it are there. */
export async function* examine(examination: Examination): AsyncGenerator<Finding> {
  const { environment, envFile, nodeVersion } = examination;
  const path = environment['PATH'];
  const clean = createRedactor(secretsOf(environment));
  const consulted = consultSettings(environment, envFile);
  const groups = [
    consulted.findings,
    checkNode(nodeVersion),
    bounded('ffmpeg', checkFfmpeg(path)),
    bounded('data folder', checkDataFolder(consulted.settings)),
    bounded('Redis', checkRedis(consulted, path)),
    bounded('Discord', checkDiscord(consulted)),
    bounded('Segmind', checkSegmind(consulted)),
    bounded('moderation', checkModeration(consulted)),
    bounded('operations port', checkOpsPort(consulted)),
    checkGate(consulted),
    checkBudget(consulted),
  ];
  for (const group of groups) {
    for (const finding of await group) {
      const { text, mend } = finding;
      yield { ...finding, text: clean(text), mend: mend === null ? null : clean(mend) };
    }
  }
}

function secretsOf(environment: Record<string, string | undefined>): (string | undefined)[] {
  const given = SECRETS.map((name) => environment[name]?.trim());
  return [...given, ...passwordsIn(environment['REDIS_URL'])];
}

/** A check that hangs or breaks is a finding of its own, and takes no other with it. */
async function bounded(check: string, looking: Promise<Finding[]>): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([fail(check, 'reach', 'took too long to look at', 'Run this again later.')]);
    }, GROUP_WITHIN_MS);
  });
  const safe = looking.catch((error: unknown) => {
    const kind = error instanceof Error ? error.name : 'error';
    const mend = 'Please report this as a bug.';
    return [fail(check, 'reach', `could not be looked at (${kind})`, mend)];
  });
  try {
    return await Promise.race([safe, late]);
  } finally {
    clearTimeout(timer);
  }
}
