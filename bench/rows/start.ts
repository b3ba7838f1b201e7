import type { Stage } from '../../sandbox/stage.ts';
import { PROGRAMS } from '../programs/paths.ts';
import { inTurn, type Row } from '../row.ts';
import { openStage } from '../stages.ts';

const ROUNDS = 5;

async function ready(stage: Stage, said: string, main?: string): Promise<number> {
  const began = performance.now();
  const program = stage.start('both', main === undefined ? {} : { main });
  await program.says(said);
  const ms = performance.now() - began;
  await program.stop();
  return ms;
}

export const start: Row = {
  name: 'start',
  what: 'start to ready, bot and worker in one process',
  reference: 'a bare discord.js login',
  fair:
    'From the start of the process to its word that it is ready. The product has by then checked its settings, Discord, Segmind and Redis, and takes edits; ' +
    'Redis runs already, and its commands are registered.',
  unit: 'ms',
  aim: { kind: 'difference', atMost: 1_000 },
  async measure(say) {
    const stage = await openStage();
    const ours = async () => ready(stage, '"msg":"ready"');
    const reference = async () => ready(stage, 'bare bot ready', PROGRAMS.bareBot);
    try {
      say('warming up');
      await ours();
      await reference();
      say(`${ROUNDS} rounds`);
      return await inTurn(ROUNDS, ours, reference);
    } finally {
      await stage.close();
    }
  },
};
