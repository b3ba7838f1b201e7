import { formError, FormErrors, refusal } from '../api-error.ts';
import type { Deps } from '../deps.ts';
import { param, type Reply, type RestRequest, type Route } from '../http/router.ts';
import * as model from '../model.ts';
import { presentMessage } from '../present-message.ts';
import { readMessageBody } from '../rules/message-body.ts';
import { readModal } from '../rules/modal.ts';
import type { NewMessage } from '../message-book.ts';

/** Callback types. */
const REPLY = 4;
const DEFER = 5;
const DEFER_UPDATE = 6;
const UPDATE = 7;
const MODAL = 9;

interface Callback {
  type: number;
  data?: unknown;
}

/** The first answer to an interaction. Its token is all the caller needs. */
export function callbackRoutes(deps: Deps): Route[] {
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      auth: false,
      handle: (request) => answer(deps, request),
    },
  ];
}

function readCallback(json: unknown, interaction: model.Interaction): Callback {
  const errors = new FormErrors();
  const callback = (json ?? {}) as Callback;
  const fromMessage = interaction.source !== undefined;
  const types = [REPLY, DEFER];
  if (fromMessage) types.push(DEFER_UPDATE, UPDATE);
  if (interaction.type !== 5) types.push(MODAL);
  if (!types.includes(callback.type)) {
    const message = `Value must be one of {${types.join(', ')}}.`;
    errors.add(['type'], 'BASE_TYPE_CHOICES', message);
  }
  for (const key of Object.keys(callback)) {
    if (key !== 'type' && key !== 'data') errors.add([key], 'UNKNOWN_KEY', 'Unknown key.');
  }
  errors.throwIfAny();
  return callback;
}

function answer(deps: Deps, request: RestRequest): Reply {
  const { interactions } = deps;
  const interaction = interactions.toAnswer(param(request, 'interaction'), param(request, 'token'));
  const callback = readCallback(request.json, interaction);
  const message = apply(deps, interaction, callback, request);
  if (callback.type !== MODAL) interaction.original = message;
  interactions.answered(interaction, callback.type);
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  const { id, type } = interaction;
  const about = message && {
    response_message_id: message.id,
    response_message_loading: (message.flags & model.LOADING) !== 0,
    response_message_ephemeral: message.visibleTo !== undefined,
  };
  const resource = {
    type: callback.type,
    ...(message ? { message: presentMessage(message, deps.world, deps.files) } : {}),
  };
  return { status: 200, body: { interaction: { id, type, ...about }, resource } };
}

function apply(
  deps: Deps,
  interaction: model.Interaction,
  { type, data }: Callback,
  { uploads }: RestRequest,
): model.Message | undefined {
  const { book } = deps;
  const { source, attachmentSizeLimit } = interaction;
  switch (type) {
    case REPLY: {
      if (interaction.channel.deleted) throw refusal('unknown_channel');
      const draft = readMessageBody('reply', data ?? {}, { uploads, at: ['data'] });
      const ephemeral = (draft.flags & model.EPHEMERAL) !== 0;
      return book.add(replyTo(deps, interaction, ephemeral), draft, attachmentSizeLimit);
    }
    case DEFER: {
      const ephemeral = readDeferral(data);
      return book.addLoading(replyTo(deps, interaction, ephemeral), ephemeral);
    }
    case MODAL: {
      const errors = new FormErrors();
      interaction.modal = readModal(data, errors);
      errors.throwIfAny();
      return undefined;
    }
    default: {
      if (!source || source.deleted) throw refusal('unknown_message');
      if (type === DEFER_UPDATE) return source;
      const options = { uploads, existing: source, at: ['data'] };
      return book.edit(source, readMessageBody('update', data ?? {}, options), attachmentSizeLimit);
    }
  }
}

/** Whether a deferral is ephemeral; the only thing it can say. */
function readDeferral(data: unknown): boolean {
  const { flags = 0, ...rest } = (data ?? {}) as { flags?: number | null };
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) {
    throw formError(['data', unknown], 'UNKNOWN_KEY', 'A deferral says nothing but its flags.');
  }
  if (flags !== null && (!Number.isInteger(flags) || (flags & ~model.EPHEMERAL) !== 0)) {
    const message = 'Only EPHEMERAL can be set on a deferral.';
    throw formError(['data', 'flags'], 'INVALID_FLAGS', message);
  }
  return ((flags ?? 0) & model.EPHEMERAL) !== 0;
}

/** What the first message of an interaction is. */
function replyTo({ world }: Deps, interaction: model.Interaction, ephemeral: boolean): NewMessage {
  const { source, commandType, channel, user } = interaction;
  const typeOfCommand = commandType === 1 ? 20 : 23;
  return {
    channel,
    author: world.bot,
    interaction,
    type: source || commandType === undefined ? 19 : typeOfCommand,
    ...(source ? { referencedId: source.id } : {}),
    ...(ephemeral ? { visibleTo: user } : {}),
  };
}
