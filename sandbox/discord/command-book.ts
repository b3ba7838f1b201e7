import type { CommandDefinition } from './rules/commands.ts';
import type { World } from './world.ts';

/** A registered command, as it is answered and as a person's client knows it. */
export interface RegisteredCommand extends CommandDefinition {
  id: string;
  type: number;
  application_id: string;
  version: string;
  description: string;
  guild_id?: string;
}

/** The commands of the one application, global and per server. */
export class CommandBook {
  readonly #world: World;
  readonly #scopes = new Map<string, RegisteredCommand[]>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The commands registered for a server, or globally. */
  list(guildId?: string): RegisteredCommand[] {
    return this.#scopes.get(guildId ?? '') ?? [];
  }

  /** What a person in a server can use: the server's commands, which hide global ones of the same name. */
  usableIn(guildId: string | undefined): RegisteredCommand[] {
    const own = guildId === undefined ? [] : this.list(guildId);
    const hidden = new Set(own.map((command) => `${command.type}:${command.name}`));
    const global = this.list().filter((command) => !hidden.has(`${command.type}:${command.name}`));
    return [...own, ...global];
  }

  /** Replaces a scope's commands; one of the same type and name keeps its id. */
  overwrite(definitions: readonly CommandDefinition[], guildId?: string): RegisteredCommand[] {
    const before = this.list(guildId);
    const registered = definitions.map((definition): RegisteredCommand => {
      const type = definition.type ?? 1;
      const known = before.find((each) => each.type === type && each.name === definition.name);
      return {
        default_member_permissions: null,
        name_localizations: null,
        description_localizations: null,
        ...definition,
        ...(guildId === undefined
          ? {
              contexts: definition.contexts ?? null,
              integration_types: definition.integration_types ?? [0],
            }
          : { guild_id: guildId }),
        nsfw: definition.nsfw ?? false,
        id: known?.id ?? this.#world.ids.next(),
        type,
        application_id: this.#world.bot.id,
        version: this.#world.ids.next(),
        description: definition.description ?? '',
      };
    });
    this.#scopes.set(guildId ?? '', registered);
    this.#world.changes.announce({ kind: 'commands-changed' });
    return registered;
  }
}
