import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { Channel } from '../../sandbox/discord/model.ts';
import {
  callback,
  connect,
  type InteractionCreate,
  type Json,
  rest,
  text,
  V2,
} from '../unit/sandbox/discord/tiny-bot.ts';
import { openQuietVisit, type Visit } from './browser.ts';

/** The page, and a bot that does what a test tells it. */
export interface PlayedBot extends Visit {
  channel: Channel;
  /** What reaches the bot next, once `act` is done. */
  next(act: () => Promise<void>): Promise<InteractionCreate>;
  /** Answers an interaction: with a message, unless `type` says otherwise. */
  reply(to: { id: string; token: string }, data: Json, type?: number): Promise<void>;
  post(body: Json, files?: { name: string; bytes: string }[]): Promise<void>;
  /** Posts a button and has it pressed. */
  pressed(page: Page, content: string): Promise<InteractionCreate>;
}

export async function playBot(commands: readonly Json[]): Promise<PlayedBot> {
  const visit = await openQuietVisit();
  const { discord } = visit.sandbox.stage;
  const bot = await connect(discord);
  await rest(discord, 'PUT', `/applications/${discord.applicationId}/commands`, { body: commands });
  const channel = [...discord.world.channels.values()].find(({ name }) => name === 'remixes');
  if (!channel) throw new Error('There is no #remixes.');
  const played: PlayedBot = {
    ...visit,
    channel,
    async next(act) {
      const before = bot.dispatches.filter(({ t }) => t === 'INTERACTION_CREATE').length;
      await act();
      return bot.interaction(before);
    },
    async reply(to, data, type = 4) {
      const { status, body } = await callback(discord, to, { type, data });
      expect({ status, body }).toMatchObject({ status: 204 });
    },
    async post(body, files) {
      const path = `/channels/${channel.id}/messages`;
      const answer = await rest(discord, 'POST', path, files ? { body, files } : { body });
      expect(answer).toMatchObject({ status: 200 });
    },
    async pressed(page, content) {
      const button = { type: 2, style: 1, label: `Press ${content}`, custom_id: content };
      await played.post({
        flags: V2,
        components: [text(content), { type: 1, components: [button] }],
      });
      return played.next(async () => page.getByRole('button', { name: button.label }).click());
    },
    async close() {
      await bot.close();
      await visit.close();
    },
  };
  return played;
}
