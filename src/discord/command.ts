import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';

import type { EditRequest } from '../edits/request.ts';
import type { CommandInteraction } from './interaction.ts';

/** What commands and buttons can set going; wired to the verbs at start-up. */
export interface Actions {
  requestEdit(request: EditRequest): Promise<void>;
}

/** Something people can type: what Discord is told of it, and what it does. */
export interface Command {
  definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Acknowledges by itself, through the verb that it calls. */
  run(interaction: CommandInteraction, actions: Actions): Promise<void>;
}
