import type { Person } from '../discord/client/person.ts';
import { ClientRefusal } from '../discord/client/refused.ts';
import type { Channel, User } from '../discord/model.ts';
import type { Stage } from '../stage.ts';
import type { Club } from './club.ts';
import { DISCORD_FAULTS } from './discord-faults.ts';
import { Switchboard } from './faults.ts';
import { SteadyLinks } from './links.ts';
import type { Processes } from './processes.ts';
import { SEGMIND_FAULTS } from './segmind-faults.ts';
import { type Deed, sees } from './view.ts';
import type { Panel } from './wire.ts';

/** The page: the people and what they started, the programs, and what goes wrong. */
export class Page {
  readonly stage: Stage;
  readonly club: Club;
  readonly processes: Processes;
  readonly links: SteadyLinks;
  readonly switches: Record<'segmind' | 'discord', Switchboard>;
  /** What people started on the page, oldest first, by its id. */
  readonly deeds = new Map<string, Deed>();

  constructor(stage: Stage, club: Club, processes: Processes) {
    this.stage = stage;
    this.club = club;
    this.processes = processes;
    this.links = new SteadyLinks(stage.discord.clock, stage.discord.cdnOrigin);
    this.switches = {
      segmind: new Switchboard(stage, SEGMIND_FAULTS),
      discord: new Switchboard(stage, DISCORD_FAULTS),
    };
  }

  /** One of the page's people. @throws ClientRefusal. */
  user(id: string): User {
    const user = this.stage.discord.world.users.get(id);
    if (user && this.club.people.some((person) => person.id === id)) return user;
    throw new ClientRefusal('Nobody here has this id: load the page anew.');
  }

  /** A channel that this person sees; null when there is none of this id. */
  channel(user: User, id: string): Channel | null {
    const channel = this.stage.discord.world.channels.get(id);
    return channel && sees(user, channel) ? channel : null;
  }

  /** @throws ClientRefusal when they may not be there. */
  person(userId: string, channelId: string): Person {
    const user = this.user(userId);
    const channel = this.channel(user, channelId);
    if (!channel) throw new ClientRefusal(`${user.name} does not see this channel.`);
    return this.stage.discord.as(user, channel);
  }

  panel(): Panel {
    const { segmind, discord } = this.stage;
    const now = discord.clock.now();
    const open = segmind.jobs.filter(({ endedAt }) => endedAt === undefined);
    return {
      // To the second: otherwise every look would be a change.
      now: Math.floor(now / 1000) * 1000,
      aheadMs: Math.round((now - Date.now()) / 1000) * 1000,
      processes: this.processes.states(),
      log: this.processes.log(),
      segmind: {
        provideMs: segmind.provideMs,
        held: segmind.held,
        credits: segmind.credits,
        submits: segmind.calls.submitV1 + segmind.calls.submitV2,
        billed: segmind.billed(),
        costUsd: segmind.jobs.reduce((sum, { costUsd }) => sum + costUsd, 0),
        underWay: open.length,
        faults: this.switches.segmind.states(),
      },
      discord: { faults: this.switches.discord.states() },
    };
  }
}
