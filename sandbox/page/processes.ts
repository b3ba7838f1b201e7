import { ClientRefusal } from '../discord/client/refused.ts';
import type { RunningProgram } from '../processes/program.ts';
import type { Stage } from '../stage.ts';
import { readLogLine } from './log-line.ts';
import type { LogLine, ProcessState } from './wire.ts';

type Role = ProcessState['role'];

const KEPT_LINES = 200;

interface Place {
  program: RunningProgram | null;
  state: ProcessState['state'];
  end: string | null;
  /** Lines of the program's output that are in the log. */
  read: number;
}

/** The one bot and the one worker: started, stopped and killed as one likes. */
export class Processes {
  readonly #stage: Stage;
  readonly #places: Record<Role, Place>;
  readonly #log: LogLine[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    const empty = (): Place => ({ program: null, state: 'ended', end: 'not started', read: 0 });
    this.#places = { bot: empty(), worker: empty() };
  }

  /** Resolves when it is ready; rejects when it ends before. @throws ClientRefusal when it runs already. */
  async start(role: Role): Promise<void> {
    const place = this.#places[role];
    if (place.state !== 'ended') throw new ClientRefusal(`The ${role} is running already.`);
    this.#readOn();
    const program = this.#stage.start(role);
    Object.assign(place, { program, state: 'starting', end: null, read: 0 });
    void program.exited.then((code) => {
      if (place.program !== program) return;
      place.state = 'ended';
      place.end =
        code === null ? `killed (${program.child.signalCode ?? 'signal'})` : `exit code ${code}`;
    });
    await program.says(`${role} ready`);
    // Killed or stopped in the meantime, perhaps even started anew.
    const { state } = place as { state: ProcessState['state'] };
    if (place.program === program && state === 'starting') place.state = 'ready';
  }

  /** `stop` lets it end its work, `kill` gives it no chance. @throws ClientRefusal when it does not run. */
  end(role: Role, how: 'stop' | 'kill'): void {
    const place = this.#places[role];
    if (!place.program || place.state === 'ended') {
      throw new ClientRefusal(`The ${role} is not running.`);
    }
    if (how === 'stop') place.state = 'stopping';
    void place.program.stop(how === 'kill' ? 'SIGKILL' : 'SIGTERM');
  }

  states(): ProcessState[] {
    return (['bot', 'worker'] as const).map((role) => {
      const { program, state, end } = this.#places[role];
      return { role, state, pid: state === 'ended' ? null : (program?.child.pid ?? null), end };
    });
  }

  /** The last lines of both, in the order of their times. */
  log(): LogLine[] {
    this.#readOn();
    return [...this.#log];
  }

  #readOn(): void {
    for (const role of ['bot', 'worker'] as const) {
      const place = this.#places[role];
      const lines = place.program?.output.slice(place.read) ?? [];
      place.read += lines.length;
      this.#log.push(...lines.map((line) => readLogLine(role, line)));
    }
    this.#log.sort((a, b) => a.at - b.at);
    this.#log.splice(0, Math.max(0, this.#log.length - KEPT_LINES));
  }
}
