import {
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  ContainerBuilder,
  ActionRowBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  SlashCommandBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../sandbox/discord/local-discord.ts';

let discord: LocalDiscord;
let client: Client;

beforeEach(async () => {
  discord = await startLocalDiscord();
  client = new Client({ intents: [], rest: { api: discord.apiUrl, retries: 0 } });
  const command = new SlashCommandBuilder()
    .setName('cut')
    .setDescription('Cuts')
    .addAttachmentOption((option) =>
      option.setName('video').setDescription('The clip').setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('how').setDescription('How').setRequired(true).setMaxLength(10),
    );
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  await client.application?.commands.set([command]);
});

afterEach(async () => {
  await client.destroy();
  await discord.close();
});

const bytes = Buffer.from('not really a video, but bytes all the same');

const answerOnce = (handle: (interaction: ChatInputCommandInteraction) => Promise<void>) =>
  new Promise<void>((resolve, reject) => {
    client.once('interactionCreate', (interaction) => {
      if (!interaction.isChatInputCommand()) return reject(new Error('Not a command.'));
      handle(interaction).then(resolve, reject);
      return undefined;
    });
  });

// In a process of its own: the first undici that is loaded gives the fetch of all others its agent.
test('a discord.js bot with no intents defers, edits in a card with a file, and follows up', async () => {
  const server = discord.world.addServer({ name: 'club' });
  const channel = discord.world.addChannel(server);
  const ann = discord.world.addMember(server, { name: 'ann' });
  const handled = answerOnce(async (interaction) => {
    await interaction.deferReply();
    const clip = interaction.options.getAttachment('video', true);
    const got = Buffer.from(await (await fetch(clip.url)).arrayBuffer());
    const container = new ContainerBuilder()
      .addTextDisplayComponents(new TextDisplayBuilder().setContent(`cut ${clip.name}`))
      .addMediaGalleryComponents(
        new MediaGalleryBuilder().addItems({ media: { url: 'attachment://cut.mp4' } }),
      )
      .addActionRowComponents(
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('again').setLabel('Again').setStyle(ButtonStyle.Primary),
        ),
      );
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [container],
      files: [new AttachmentBuilder(got.subarray(4), { name: 'cut.mp4' })],
    });
    await interaction.followUp({ content: 'only for you', flags: MessageFlags.Ephemeral });
  });

  const typed = await discord
    .as(ann, channel)
    .type('/cut', { video: { name: 'my clip.mp4', bytes }, how: 'short' });
  await handled;

  const card = await typed.until((each) => each.state === 'shown');
  expect(card.text).toBe('cut my_clip.mp4');
  expect(card.buttons).toEqual([
    { label: 'Again', customId: 'again', url: undefined, disabled: false, style: 1 },
  ]);
  const [media] = card.media;
  expect(media?.filename).toBe('cut.mp4');
  expect(await (await fetch(media?.url ?? '')).text()).toBe(bytes.subarray(4).toString());
  expect(typed.history.map((each) => each.state)).toEqual(['waiting', 'thinking', 'shown']);
  expect(typed.followUps()).toMatchObject([{ text: 'only for you', ephemeral: true }]);
  expect(discord.requests.filter((each) => each.defect !== undefined)).toEqual([]);
});

test('a click reaches the bot and its update changes the message', async () => {
  const server = discord.world.addServer({ name: 'club' });
  const channel = discord.world.addChannel(server);
  const ann = discord.as(discord.world.addMember(server, { name: 'ann' }), channel);
  const handled = answerOnce(async (interaction) => {
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary),
    );
    await interaction.reply({ content: 'press', components: [row] });
  });
  const typed = await ann.type('/cut', { video: { name: 'a.mp4', bytes }, how: 'x' });
  await handled;
  client.once('interactionCreate', (interaction) => {
    if (interaction.isButton()) void interaction.update({ content: 'pressed', components: [] });
  });

  const click = await ann.click(typed, 'Go');

  await click.until((card) => card.text === 'pressed');
  expect(typed.see().text).toBe('pressed');
  await expect(ann.click(typed, 'Go')).rejects.toThrow('has no button "Go"');
});
