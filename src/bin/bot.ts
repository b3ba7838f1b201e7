import { commands } from '../../commands/index.ts';
import { createDispatch } from '../discord/dispatch.ts';
import { connectGateway } from '../discord/gateway.ts';
import { pushIfChanged } from '../discord/registration.ts';
import { discordStatus } from '../discord/rest-errors.ts';
import { EXIT_SETTINGS, EXIT_UNAVAILABLE, StartError } from '../ops/start-error.ts';
import { openRedis } from '../redis/connection.ts';
import { createPushedCommands } from '../redis/pushed-commands.ts';
import { actionsOf } from './actions.ts';
import { setDeadline } from './deadline.ts';
import { startTending } from './tend.ts';
import { verbDeps } from './verb-deps.ts';
import { wirePorts, type Wired, type Wiring } from './wire.ts';

/** For the first gateway connection, and for each further one after that. */
const CONNECT_WITHIN_MS = 10_000;

/** Connects to Discord and starts answering. `onEnd`: Discord will not have us any more. */
export async function startBot(wiring: Wiring, onEnd: () => void): Promise<void> {
  const { settings, ambient, lifetime, watch } = wiring;
  const wired = await wirePorts(wiring, 'impatient');
  const { log } = ambient;
  const deps = verbDeps(wiring, wired);
  const underWay = new Set<Promise<void>>();
  const dispatch = watch.arrivals(
    createDispatch({
      commands,
      actions: actionsOf(deps),
      interactions: watch.answers(wired.interactions),
      log,
    }),
  );
  // What was acknowledged is brought to its end before the connections go.
  lifetime.add('interactions under way', async () => {
    await Promise.race([
      Promise.allSettled(underWay),
      ambient.sleep(settings.SHUTDOWN_DRAIN_S * 1000),
    ]);
  });
  startTending(wiring, wired);
  const gateway = await connect(wiring, onEnd, (payload) => {
    const work = dispatch(payload);
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  });
  lifetime.add('gateway', () => gateway.close());
  watch.check('gateway', () => gateway.isConnected());
  await register(wiring, wired, gateway.applicationId);
  log.info({ application: gateway.applicationId }, 'bot ready');
}

async function connect(
  { settings, ambient, onProgress }: Wiring,
  onEnd: () => void,
  onInteraction: (payload: unknown) => void,
) {
  const deadline = setDeadline(CONNECT_WITHIN_MS, () => new Error('deadline'));
  const connecting = connectGateway({
    token: settings.DISCORD_TOKEN,
    apiUrl: settings.DISCORD_API_URL,
    shards: settings.SHARDS,
    log: ambient.log,
    onInteraction,
    onProgress() {
      deadline.renew();
      onProgress();
    },
    onEnd,
  });
  try {
    return await Promise.race([connecting, deadline.late]);
  } catch (error) {
    ambient.log.debug({ error }, 'gateway not connected');
    // One that comes up after all must not take requests while the program ends.
    connecting.then(
      async (gateway) => gateway.close(),
      () => {},
    );
    throw gatewayStartError(error);
  } finally {
    deadline.end();
  }
}

/** discord.js names only some of these; see the library notes in `docs/decisions.md`. */
function gatewayStartError(error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const message = error instanceof Error ? error.message : '';
  if (code === 'TokenInvalid' || message.includes('Authentication failed')) {
    return new StartError(EXIT_SETTINGS, [
      'Discord refuses DISCORD_TOKEN: copy the bot token anew from the Discord developer portal.',
    ]);
  }
  if (message.includes('sharding required') || message.includes('Invalid shard')) {
    return new StartError(EXIT_SETTINGS, ['Discord refuses SHARDS: set it to auto.']);
  }
  if (message.includes('sessions remaining')) {
    return new StartError(EXIT_UNAVAILABLE, [
      'Discord lets this bot connect no more today, since it was started too often: start it again tomorrow.',
    ]);
  }
  return new StartError(EXIT_UNAVAILABLE, [
    "Discord's gateway cannot be reached: check the network, and DISCORD_API_URL if it is set, then start again.",
  ]);
}

async function register(
  { settings, redisUrl, ambient }: Wiring,
  { discord }: Wired,
  applicationId: string,
): Promise<void> {
  const redis = openRedis(redisUrl, 'patient', () => {});
  try {
    const pushed = await pushIfChanged(
      {
        rest: discord.rest,
        apiUrl: settings.DISCORD_API_URL,
        applicationId,
        serverId: settings.DISCORD_GUILD_ID ?? null,
        commands,
      },
      createPushedCommands(redis),
    );
    if (pushed) ambient.log.info({ commands: commands.length }, 'commands registered');
  } catch (error) {
    const status = discordStatus(error);
    if (settings.DISCORD_GUILD_ID !== undefined && (status === 403 || status === 404)) {
      throw new StartError(EXIT_SETTINGS, [
        'Discord does not let this bot register commands in the server of DISCORD_GUILD_ID: correct the id, or invite the bot there with the scope applications.commands.',
      ]);
    }
    // The old definitions still stand, and Discord is asked again at the next start.
    ambient.log.error({ error }, 'commands not registered: run npm run register');
  } finally {
    redis.disconnect();
  }
}
