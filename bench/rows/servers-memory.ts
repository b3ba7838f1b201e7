import type { RunningProgram } from '../../sandbox/processes/program.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { PROGRAMS } from '../programs/paths.ts';
import { inTurn, type Row } from '../row.ts';
import { openStage } from '../stages.ts';
import { collected, REPORTS_MEMORY } from '../measure/collected.ts';

const SERVERS = 5_000;
const CHANNELS_EACH = 10;
const ROLES_EACH = 10;
const ROUNDS = 2;
const MB = 1_000_000;

function fill({ discord }: Stage, servers: number): void {
  for (let at = 0; at < servers; at += 1) {
    const server = discord.world.addServer({ name: `A server of some size, number ${at}` });
    for (let which = 1; which < ROLES_EACH; which += 1) {
      discord.world.addRole(server, { name: `role ${which}` });
    }
    for (let which = 0; which < CHANNELS_EACH; which += 1) {
      discord.world.addChannel(server, { name: `channel-${which}` });
    }
  }
}

/** Megabytes that a bot's process holds once it is connected. */
async function held(program: RunningProgram, said: string): Promise<number> {
  await program.says(said);
  const { heapUsed, external } = await collected(program);
  await program.stop('SIGKILL');
  return (heapUsed + external) / MB;
}

export const serversMemory: Row = {
  name: 'servers-memory',
  what: 'memory the bot adds for 5,000 servers',
  reference: 'a default discord.js client with the same servers',
  fair:
    'Heap and buffers after a garbage collection, with 5,000 servers less with none, of processes that are alike otherwise. Each server has ten channels and ten roles; ' +
    'the reference has the one intent of the discord.js guide, GUILDS.',
  unit: 'MB',
  aim: { kind: 'ratio', atMost: 0.25 },
  async measure(say) {
    const [empty, full] = [await openStage(), await openStage()];
    fill(full, SERVERS);
    const bot = async (stage: Stage) =>
      held(stage.start('bot', { settings: REPORTS_MEMORY }), 'bot ready');
    const client = async (stage: Stage) => {
      const more = { main: PROGRAMS.defaultClient, settings: REPORTS_MEMORY };
      return held(stage.start('both', more), `client ready: ${stage === full ? SERVERS : 0}`);
    };
    try {
      say(`${ROUNDS} rounds`);
      return await inTurn(
        ROUNDS,
        async () => (await bot(full)) - (await bot(empty)),
        async () => (await client(full)) - (await client(empty)),
      );
    } finally {
      await Promise.all([empty.close(), full.close()]);
    }
  },
};
