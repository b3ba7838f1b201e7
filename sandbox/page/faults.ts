import type { ArmedFault, FaultRule } from '../faults.ts';
import type { Stage } from '../stage.ts';
import type { Server } from '../discord/model.ts';
import type { FaultState } from './wire.ts';

/** What a fault can meddle with. */
export type Services = Pick<Stage, 'discord' | 'segmind'>;

/** A way a service goes wrong, to be switched on and off. */
export interface SwitchedFault {
  id: string;
  name: string;
  /** What then happens. */
  sentence: string;
  arm(services: Services): ArmedFault;
}

/** One that lasts until it is lifted. */
export function lasting(begin: () => void, end: () => void): ArmedFault {
  let left = Infinity;
  begin();
  return {
    get left() {
      return left;
    },
    lift() {
      if (left === 0) return;
      left = 0;
      end();
    },
  };
}

/** One that is a rule on some routes. */
export function onRoutes(
  service: 'discord' | 'segmind',
  routes: readonly string[],
  rule: FaultRule,
): SwitchedFault['arm'] {
  return (services) => {
    const armed = routes.map((route) => services[service].faults.add(route, rule));
    return {
      // What one route has used up is over for all of them.
      get left() {
        return Math.min(...armed.map(({ left }) => left));
      },
      lift: () => armed.forEach((each) => each.lift()),
    };
  };
}

/** One that changes something of every server and puts it back. */
export function onServers(
  change: (server: Server, services: Services) => () => void,
): SwitchedFault['arm'] {
  return (services) => {
    let undo: (() => void)[] = [];
    const servers = [...services.discord.world.servers.values()];
    return lasting(
      () => void (undo = servers.map((server) => change(server, services))),
      () => undo.forEach((each) => each()),
    );
  };
}

/** The switches of one service. */
export class Switchboard {
  readonly #services: Services;
  readonly #faults: readonly SwitchedFault[];
  readonly #armed = new Map<string, ArmedFault>();

  constructor(services: Services, faults: readonly SwitchedFault[]) {
    this.#services = services;
    this.#faults = faults;
  }

  /** Nothing happens to one that is as wanted already, or that there is none of. */
  set(id: string, on: boolean): void {
    const fault = this.#faults.find((each) => each.id === id);
    if (!fault || this.#isArmed(id) === on) return;
    this.#armed.get(id)?.lift();
    this.#armed.delete(id);
    if (on) this.#armed.set(id, fault.arm(this.#services));
  }

  states(): FaultState[] {
    return this.#faults.map(({ id, name, sentence }) => ({
      id,
      name,
      sentence,
      armed: this.#isArmed(id),
    }));
  }

  #isArmed(id: string): boolean {
    return (this.#armed.get(id)?.left ?? 0) > 0;
  }
}
