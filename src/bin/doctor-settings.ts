import { readSettings, SETTING_NAMES, type Settings } from '../ops/config.ts';
import { fail, notLookedAt, ok, warn, type Finding } from '../ops/doctor.ts';
import { findSlips } from '../ops/doctor-names.ts';
import { StartError } from '../ops/start-error.ts';

const REQUIRED = ['DISCORD_TOKEN', 'SEGMIND_API_KEY'];
const MONEY = ['SERVER_DAILY_USD', 'BOT_MONTHLY_USD', 'PRICE_PER_SECOND_USD'];
const EDIT_SECONDS = 5;

export interface Consulted {
  /** With the default, or a stand-in, for each that is missing or wrong: look at `wrong` before trusting one. */
  settings: Settings;
  wrong: ReadonlySet<string>;
  findings: Finding[];
}

export interface EnvFile {
  kind: 'read' | 'absent' | 'unreadable';
  /** The names that stand in it. */
  names: readonly string[];
}

/** Reads the settings as a start does, but goes on with what is right of them. */
export function consultSettings(
  environment: Record<string, string | undefined>,
  file: EnvFile,
): Consulted {
  const sentences = whatIsWrong(environment);
  const wrong = new Set(sentences.map((sentence) => sentence.split(' ')[0] ?? ''));
  const right = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !wrong.has(name)),
  );
  const standIns = Object.fromEntries(
    REQUIRED.filter((name) => wrong.has(name)).map((name) => [name, 'none']),
  );
  const settings = readSettings({ ...right, ...standIns });
  const given = new Set(
    SETTING_NAMES.filter((name) => (environment[name] ?? '').trim() !== '' && !wrong.has(name)),
  );
  const findings = [
    ...fileFindings(file),
    ...sentences.map((sentence) =>
      fail('settings', 'settings', sentence, mendSetting(sentence, file)),
    ),
    ...slipFindings(file, given),
    ...contradictions(settings, wrong),
  ];
  const all = `${given.size} of ${SETTING_NAMES.length} are set, the others keep their defaults`;
  return { settings, wrong, findings: findings.length === 0 ? [ok('settings', all)] : findings };
}

function whatIsWrong(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.sentences;
    throw error;
  }
}

function mendSetting(sentence: string, { kind }: EnvFile): string {
  const name = sentence.split(' ')[0] ?? '';
  if (kind === 'absent')
    return `There is no .env here: cp .env.example .env, then set ${name} in it.`;
  return `Set ${name} in .env; .env.example says what it is for.`;
}

function fileFindings({ kind }: EnvFile): Finding[] {
  if (kind !== 'unreadable') return [];
  return [
    fail(
      'settings',
      'settings',
      '.env is there, but cannot be read.',
      'Let this user read it: chmod u+r .env',
    ),
  ];
}

function slipFindings({ names }: EnvFile, given: ReadonlySet<string>): Finding[] {
  return findSlips(names, SETTING_NAMES, given).map(({ written, meant }) =>
    warn('settings', `${written} in .env is no setting of this bot.`, `Did you mean ${meant}?`),
  );
}

function contradictions(settings: Settings, wrong: ReadonlySet<string>): Finding[] {
  const { ALLOWED_SERVERS: allowed, DISCORD_GUILD_ID: only } = settings;
  if (wrong.has('ALLOWED_SERVERS') || allowed === undefined || only === undefined) return [];
  if (allowed.includes(only)) return [];
  const text = 'DISCORD_GUILD_ID is not in ALLOWED_SERVERS: its commands would all be refused.';
  return [warn('settings', text, 'Add it to ALLOWED_SERVERS.')];
}

const usd = (amount: number): string => `$${amount.toFixed(2)}`;
/** Places where the bot works, in words. */
function placesOf({ ALLOWED_SERVERS: allowed }: Settings): string {
  if (allowed === undefined) return 'any server the bot is invited to';
  return allowed.length === 1 ? 'the one server allowed' : `the ${allowed.length} servers allowed`;
}

/** Who may use the bot, as far as these settings say. */
export function checkGate({ settings, wrong }: Consulted): Finding[] {
  const name = ['DEFAULT_GATE', 'ALLOWED_SERVERS'].find((one) => wrong.has(one));
  if (name !== undefined) return [notLookedAt('who may use it', `${name} is wrong`, name)];
  const open = settings.DEFAULT_GATE === 'open';
  const who = open ? 'everybody' : 'only people with Manage Server';
  return [ok('who may use it', `${who}, in ${placesOf(settings)}`)];
}

/** What the bot may cost, as far as these settings bound it. */
export function checkBudget({ settings, wrong }: Consulted): Finding[] {
  const { SERVER_DAILY_USD: day, BOT_MONTHLY_USD: month, ALLOWED_SERVERS: allowed } = settings;
  const name = MONEY.find((one) => wrong.has(one));
  if (name !== undefined) return [notLookedAt('budget', `${name} is wrong`, name)];
  const ofDay = day === 0 ? 'no limit a day' : `at most ${usd(day)} a day in a server`;
  const several = allowed !== undefined && allowed.length > 1;
  const together = several ? allowed.length * day : 0;
  const inAll =
    together > 0 && (month === 0 || together < month) ? ` (${usd(together)} in all)` : '';
  const ofMonth = month === 0 ? 'no limit a month' : `${usd(month)} a month in all`;
  const one = `${EDIT_SECONDS} s of clip are about ${usd(editUsd(settings))}`;
  const text = `${ofDay}${inAll}, ${ofMonth}; ${one}`;
  if (month > 0) return [ok('budget', text)];
  return [warn('budget', text, 'Set BOT_MONTHLY_USD to what you are ready to pay in a month.')];
}

/** What an edit of 5 s is expected to cost, in dollars. */
export const editUsd = (settings: Settings): number => settings.PRICE_PER_SECOND_USD * EDIT_SECONDS;
