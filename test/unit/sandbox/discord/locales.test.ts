import { expect, test } from 'vitest';

import { openScene } from './scene.ts';
import { rest } from './tiny-bot.ts';

test('an interaction says whose language it is, and which its server has', async () => {
  const { discord, bot, person, close } = await openScene();
  const { world } = discord;
  await person.type('/greet');
  expect(await bot.interaction()).toMatchObject({ locale: 'en-US', guild_locale: 'en-US' });

  const server = world.addServer({ name: 'clube', preferredLocale: 'pt-BR' });
  const channel = world.addChannel(server);
  const rui = world.addMember(server, { name: 'rui', locale: 'de' });
  await discord.as(rui, channel).type('/greet');
  expect(await bot.interaction(1)).toMatchObject({
    locale: 'de',
    guild_locale: 'pt-BR',
    guild: { locale: 'pt-BR' },
  });
  const { body } = await rest(discord, 'GET', `/guilds/${server.id}`);
  expect(body).toMatchObject({ preferred_locale: 'pt-BR' });

  world.setLocale(rui.user, 'ja');
  await discord.as(rui, channel).type('/greet');
  expect(await bot.interaction(2)).toMatchObject({ locale: 'ja' });
  await close();
});

test('where there is no server there is no language of one', async () => {
  const { discord, bot, ann, close } = await openScene();
  await discord.as(ann.user, discord.world.directChannel(ann.user)).type('/greet');
  const payload = await bot.interaction();
  expect(payload).toMatchObject({ locale: 'en-US' });
  expect(payload).not.toHaveProperty('guild_locale');
  await close();
});
