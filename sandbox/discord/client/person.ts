import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Deps } from '../deps.ts';
import type { RegisteredCommand } from '../command-book.ts';
import type { NewInteraction } from '../interactions.ts';
import * as model from '../model.ts';
import { channelPermissions, may } from '../permissions.ts';
import { presentAttachment, presentMessage } from '../present-message.ts';
import type { Json } from '../present.ts';
import { type OptionValue, readCommandLine } from './command-line.ts';
import { commandData } from './command-data.ts';
import { type Target, buttonOf, messageOf, selectOf } from './controls.ts';
import { type FileInput, uploadFile } from './files.ts';
import { checkChoices, fillModal, type ModalValue } from './modal-values.ts';
import { interactionPayload } from './payload.ts';
import { resolvePicked } from './picked.ts';
import { ClientRefusal } from './refused.ts';
import { TypedInteraction } from './typed-interaction.ts';

/** A person at a keyboard, in one channel. What the client would not let them do throws {@link ClientRefusal}. */
export class Person {
  readonly user: model.User;
  readonly channel: model.Channel;
  readonly #deps: Deps;

  constructor(deps: Deps, user: model.User, channel: model.Channel) {
    this.#deps = deps;
    this.user = user;
    this.channel = channel;
  }

  /** The commands of every kind that the client offers this person here. */
  commands(): RegisteredCommand[] {
    return this.#isPresent() ? this.#usable().filter((command) => this.#mayUse(command)) : [];
  }

  /** Uses a slash command, such as `/kling jobs`, with its options. Files are uploaded first. */
  async type(
    command: string,
    options: Readonly<Record<string, OptionValue>> = {},
  ): Promise<TypedInteraction> {
    this.#checkPresent();
    const line = readCommandLine(this.#usable(), command, options);
    this.#checkMayUse(line.command);
    const data = await commandData(this.#deps, line, this.channel);
    return this.#start({ type: 2, commandName: line.command.name, commandType: 1 }, data);
  }

  /** Uses an entry of a message's menu. */
  async chooseMessageCommand(name: string, message: Target): Promise<TypedInteraction> {
    this.#checkPresent();
    const command = this.#usable().find((each) => each.type === 3 && each.name === name);
    if (!command) throw new ClientRefusal(`There is no message command "${name}".`);
    this.#checkMayUse(command);
    const target = this.#visible(message);
    const { world, files } = this.#deps;
    const messages = { [target.id]: presentMessage(target, world, files) };
    const { id, type } = command;
    const data = { id, name, type, target_id: target.id, resolved: { messages } };
    return this.#start({ type: 2, commandName: name, commandType: 3 }, data);
  }

  /** Presses a button, named by its `custom_id` or its label. */
  async click(on: Target, which: string): Promise<TypedInteraction> {
    this.#checkPresent();
    const message = this.#visible(on);
    const { id, custom_id } = buttonOf(message, which);
    return this.#start({ type: 3, source: message }, { id, custom_id, component_type: 2 });
  }

  /** Chooses in a select menu, named by its `custom_id`; ids for users, roles and channels. */
  async select(on: Target, which: string, values: string[]): Promise<TypedInteraction> {
    this.#checkPresent();
    const message = this.#visible(on);
    const menu = selectOf(message, which);
    const { id, custom_id, type } = menu;
    // Whether something has to be chosen is said by `required` in modals only.
    checkChoices({ ...menu, required: null }, values);
    const resolved = resolvePicked(this.#deps, this, menu, values);
    return this.#start(
      { type: 3, source: message },
      { id, custom_id, component_type: type, values, ...(type !== 3 && { resolved }) },
    );
  }

  /** Fills in the modal an interaction opened; `values` by `custom_id`. */
  async submitModal(
    opened: TypedInteraction,
    values: Readonly<Record<string, ModalValue>>,
  ): Promise<TypedInteraction> {
    this.#checkPresent();
    const { modal, source, user } = opened.interaction;
    if (!modal) throw new ClientRefusal('No form is open.');
    if (user !== this.user) throw new ClientRefusal('The form is open for somebody else.');
    const attachments: Record<string, Json> = {};
    const resolved: Json = {};
    const upload = async (file: FileInput) => {
      const folder = this.channel.id;
      const stored = await uploadFile(this.#deps, file, { ephemeral: true, folder });
      attachments[stored.id] = presentAttachment(stored, this.#deps.files);
      resolved['attachments'] = attachments;
      return stored.id;
    };
    const pick = (menu: model.Component, chosen: readonly string[]) => {
      for (const [kind, found] of Object.entries(resolvePicked(this.#deps, this, menu, chosen))) {
        resolved[kind] = { ...(resolved[kind] as Json | undefined), ...found };
      }
    };
    const components = await fillModal(modal, values, { upload, pick });
    const data = {
      custom_id: modal.custom_id,
      components,
      ...(Object.keys(resolved).length > 0 && { resolved }),
    };
    return this.#start({ type: 5, ...(source ? { source } : {}) }, data);
  }

  /** Writes a message, with files if any. */
  async say(content: string, uploads: FileInput[] = []): Promise<model.Message> {
    const { book } = this.#deps;
    const folder = this.channel.id;
    const attachments = await Promise.all(
      uploads.map((file) => uploadFile(this.#deps, file, { ephemeral: false, folder })),
    );
    return book.addFromPerson(this.channel, this.user, content, attachments);
  }

  /** The messages of the channel that this person sees, oldest first. */
  messages(): model.Message[] {
    return this.#deps.world
      .messagesIn(this.channel)
      .filter((message) => !message.visibleTo || message.visibleTo === this.user);
  }

  #start(
    about: Omit<NewInteraction, 'user' | 'channel' | 'attachmentSizeLimit'>,
    data: Json,
  ): TypedInteraction {
    const { interactions, dispatch } = this.#deps;
    const { user, channel } = this;
    const attachmentSizeLimit = this.#deps.world.attachmentLimit(channel);
    const interaction = interactions.open({ ...about, user, channel, attachmentSizeLimit });
    const typed = new TypedInteraction(this.#deps, interaction);
    const payload = interactionPayload(this.#deps, interaction, data);
    dispatch('INTERACTION_CREATE', channel.server?.id, payload);
    return typed;
  }

  #usable(): RegisteredCommand[] {
    const { server } = this.channel;
    const context = server ? 0 : 1;
    return this.#deps.commands
      .usableIn(server?.id)
      .filter((command) => command.contexts?.includes(context) ?? true)
      .filter((command) => !server || (command.integration_types?.includes(0) ?? true));
  }

  #checkMayUse(command: RegisteredCommand): void {
    const { server } = this.channel;
    if (server && !server.botPresent) throw new ClientRefusal('The bot is not in this server.');
    if (this.#mayUse(command)) return;
    throw new ClientRefusal(`${this.user.name} may not use "${command.name}" here.`);
  }

  #mayUse(command: RegisteredCommand): boolean {
    const { server } = this.channel;
    if (!server) return true;
    if (!server.botPresent) return false;
    const granted = channelPermissions(this.channel, this.user.id);
    const wanted = BigInt(command.default_member_permissions ?? 0);
    const adminOnly = command.default_member_permissions === '0';
    const isAdmin = (granted & PermissionFlagsBits.Administrator) !== 0n;
    const byDefault = isAdmin || (!adminOnly && (granted & wanted) === wanted);
    return server.commandOverrides.get(command.name) ?? byDefault;
  }

  #isPresent(): boolean {
    try {
      this.#checkPresent();
      return true;
    } catch {
      return false;
    }
  }

  #checkPresent(): void {
    const { channel, user } = this;
    if (channel.deleted) throw new ClientRefusal('The channel is gone.');
    if (!channel.server) return;
    if (!channel.server.members.has(user.id)) throw new ClientRefusal('Not in this server.');
    if (!may(channel, user.id, 'ViewChannel', 'UseApplicationCommands')) {
      throw new ClientRefusal(`${user.name} may not use applications here.`);
    }
  }

  #visible(target: Target): model.Message {
    const message = messageOf(target);
    if (message.deleted) throw new ClientRefusal('The message is gone.');
    if (message.channel !== this.channel) throw new ClientRefusal('It is in another channel.');
    if (message.visibleTo && message.visibleTo !== this.user) {
      throw new ClientRefusal(`Only ${message.visibleTo.name} sees this message.`);
    }
    return message;
  }
}
