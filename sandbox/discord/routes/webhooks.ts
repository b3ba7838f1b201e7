import { refusal } from '../api-error.ts';
import type { Deps } from '../deps.ts';
import { param, type Reply, type RestRequest, type Route } from '../http/router.ts';
import * as model from '../model.ts';
import { presentMessage } from '../present-message.ts';
import { readMessageBody } from '../rules/message-body.ts';

/** What an interaction's token opens: its messages, and new ones. */
export function webhookRoutes(deps: Deps): Route[] {
  const path = '/webhooks/:application/:token';
  const route = (method: string, tail: string, handle: Route['handle']): Route => ({
    method,
    path: `${path}${tail}`,
    auth: false,
    handle,
  });
  return [
    route('POST', '', (request) => followUp(deps, request)),
    route('GET', '/messages/:message', (request) => {
      const { message } = target(deps, request);
      return { status: 200, body: presentMessage(message, deps.world, deps.files) };
    }),
    route('PATCH', '/messages/:message', (request) => {
      const { message, interaction } = target(deps, request);
      return edit(deps, request, message, interaction);
    }),
    route('DELETE', '/messages/:message', (request) => {
      const { message } = target(deps, request);
      if (message.channel.thread?.archived) throw refusal('thread_archived');
      deps.world.deleteMessage(message);
      return { status: 204 };
    }),
  ];
}

function open({ interactions }: Deps, request: RestRequest): model.Interaction {
  return interactions.byToken(param(request, 'application'), param(request, 'token'));
}

function target(
  deps: Deps,
  request: RestRequest,
): { message: model.Message; interaction: model.Interaction } {
  const interaction = open(deps, request);
  const id = param(request, 'message');
  const { original, followUps } = interaction;
  const message =
    id === '@original' ? original : [original, ...followUps].find((each) => each?.id === id);
  if (!message || message.deleted) throw refusal('unknown_message');
  return { message, interaction };
}

function edit(
  deps: Deps,
  { json, uploads }: RestRequest,
  message: model.Message,
  { attachmentSizeLimit }: model.Interaction,
): Reply {
  const draft = readMessageBody('webhook-edit', json ?? {}, { uploads, existing: message });
  deps.book.edit(message, draft, attachmentSizeLimit);
  return { status: 200, body: presentMessage(message, deps.world, deps.files) };
}

function followUp(deps: Deps, request: RestRequest): Reply {
  const { world, files, book } = deps;
  const interaction = open(deps, request);
  const { channel, original, user } = interaction;
  if (channel.deleted) throw refusal('unknown_channel');
  const draft = readMessageBody('follow-up', request.json ?? {}, { uploads: request.uploads });
  // While the reply is still "thinking", Discord lets the first follow-up take its place.
  if (original && !original.deleted && original.flags & model.LOADING) {
    draft.flags = (draft.flags & ~model.EPHEMERAL) | (original.flags & model.EPHEMERAL);
    book.edit(original, draft, interaction.attachmentSizeLimit);
    return { status: 200, body: presentMessage(original, world, files) };
  }
  const ephemeral = (draft.flags & model.EPHEMERAL) !== 0;
  const message = book.add(
    {
      channel,
      author: world.bot,
      interaction,
      type: original ? 19 : 0,
      ...(original ? { referencedId: original.id } : {}),
      ...(ephemeral ? { visibleTo: user } : {}),
    },
    draft,
    interaction.attachmentSizeLimit,
  );
  interaction.followUps.push(message);
  return { status: 200, body: presentMessage(message, world, files) };
}
