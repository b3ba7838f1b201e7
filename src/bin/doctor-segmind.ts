import type { Settings } from '../ops/config.ts';
import { fail, notLookedAt, ok, warn, type Finding } from '../ops/doctor.ts';
import { createProvider } from '../segmind/provider.ts';
import { editUsd, type Consulted } from './doctor-settings.ts';

const WITHIN_MS = 6_000;
const LITTLE_USD = 5;

/** Asks for the balance and nothing else: only a paid edit could show more. */
export async function checkSegmind({ settings, wrong }: Consulted): Promise<Finding[]> {
  const api = describeApi(settings, wrong);
  for (const name of ['SEGMIND_API_KEY', 'SEGMIND_API_URL']) {
    if (wrong.has(name)) {
      return [notLookedAt('Segmind', `${name} is missing or wrong`, name), ...api];
    }
  }
  const provider = createProvider({
    apiUrl: settings.SEGMIND_API_URL,
    apiKey: settings.SEGMIND_API_KEY,
    version: 'auto',
    timeoutMs: settings.SEGMIND_TIMEOUT_MS,
    spoolDir: settings.DATA_DIR,
  });
  try {
    const credits = await provider.credits(AbortSignal.timeout(WITHIN_MS));
    switch (credits.kind) {
      case 'ok':
        return [describeCredit(credits.usd, settings), ...api];
      case 'refused':
        return [describeRefusal(), ...api];
      case 'unclear':
        return [describeUnclear(credits.status), ...api];
      case 'unreachable':
        return [describeSilence(), ...api];
    }
  } catch {
    // The time was up.
    return [describeSilence(), ...api];
  } finally {
    await provider.close();
  }
}

function describeCredit(usd: number, settings: Settings): Finding {
  const price = editUsd(settings);
  const edits = price > 0 ? Math.floor(Math.max(0, usd) / price) : null;
  const enough = edits === null ? '' : `, enough for about ${edits} edits of 5 s`;
  const text = `takes the key; $${usd.toFixed(2)} of credit${enough}`;
  if (usd >= LITTLE_USD) return ok('Segmind', text);
  return warn('Segmind', text, 'Put more credit on the account in the Segmind console.');
}

const describeRefusal = (): Finding =>
  fail(
    'Segmind',
    'settings',
    'does not take SEGMIND_API_KEY',
    'Copy the key anew from the Segmind console.',
  );

const describeSilence = (): Finding =>
  fail(
    'Segmind',
    'reach',
    'cannot be reached: the bot would start, but edit nothing',
    'Check the network and SEGMIND_API_URL.',
  );

const describeUnclear = (status: number): Finding =>
  warn(
    'Segmind',
    `answered ${status} and no balance: whether it takes the key cannot be seen`,
    'Check SEGMIND_API_URL, and look at the Segmind console.',
  );

function describeApi(
  { SEGMIND_API_VERSION: version }: Settings,
  wrong: ReadonlySet<string>,
): Finding[] {
  const name = 'SEGMIND_API_VERSION';
  if (wrong.has(name)) return [notLookedAt('Segmind API', `${name} is wrong`, name)];
  const used = { auto: 'v2, with v1 to fall back on', v2: 'v2', v1: 'v1' }[version];
  return [ok('Segmind API', `${used}; not tried out, as a try is a paid edit`)];
}
