import { describe, expect, test } from 'vitest';

import { commands } from '../../../commands/index.ts';
import { klingEdit } from '../../../commands/kling-edit.ts';
import { readCommands } from '../../../sandbox/discord/rules/commands.ts';
import { parseInteraction } from '../../../src/discord/interaction.ts';
import type { EditRequest } from '../../../src/edits/request.ts';
import { PERSON, REPLY } from '../discord/samples.ts';
import { fakeActions } from './fake-actions.ts';
import { attachment, typed } from './payloads.ts';

const STRING = 3;
const BOOLEAN = 5;
const ATTACHMENT = 11;
const { definition } = klingEdit;

/** design.md section 6: people's scripts rely on these names. */
const SLOTS = [1, 2, 3, 4];
const CONTRACT: Record<string, number> = {
  video: ATTACHMENT,
  prompt: STRING,
  keep_audio: BOOLEAN,
  remixes: STRING,
  ...Object.fromEntries(SLOTS.map((slot) => [`image${slot}`, ATTACHMENT])),
  ...Object.fromEntries(SLOTS.map((slot) => [`element${slot}`, ATTACHMENT])),
  ...Object.fromEntries(
    SLOTS.flatMap((slot) => [1, 2, 3].map((view) => [`element${slot}_view${view}`, ATTACHMENT])),
  ),
};

describe('the definition', () => {
  test('is one that Discord takes', () => {
    expect(() => readCommands(commands.map((command) => command.definition))).not.toThrow();
    expect(commands.length).toBeGreaterThan(0);
  });

  test('the check would see one that Discord does not take', () => {
    const [video, prompt, ...rest] = definition.options;
    for (const options of [
      [prompt, { ...video, name: 'Video' }, ...rest],
      [...rest, video, prompt],
      [...definition.options, ...definition.options],
    ]) {
      expect(() => readCommands([{ ...definition, options }])).toThrow(/Invalid Form Body/);
    }
  });

  test('has the 24 options of the contract, by name and type', () => {
    expect(Object.fromEntries(definition.options.map(({ name, type }) => [name, type]))).toEqual(
      CONTRACT,
    );
    expect(definition.options).toHaveLength(24);
  });

  test('asks for a clip and a prompt of 1 to 2500, and nothing else', () => {
    const required = definition.options.filter((option) => 'required' in option && option.required);
    expect(required).toMatchObject([
      { name: 'video' },
      { name: 'prompt', min_length: 1, max_length: 2500 },
    ]);
  });

  test('stands in servers only, for server installs only, and is asked at the door by us', () => {
    expect(definition).toMatchObject({
      name: 'kling-edit',
      type: 1,
      contexts: [0],
      integration_types: [0],
    });
    expect(definition).not.toHaveProperty('default_member_permissions');
  });

  test('names are all different', () => {
    const names = commands.map(
      (command) => `${command.definition.type} ${command.definition.name}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what becomes of a typed one', () => {
  const CLIP = '900000000000000101';
  const BEACH = '900000000000000102';

  async function requested(payload: unknown): Promise<EditRequest> {
    const interaction = parseInteraction(payload);
    if (interaction?.kind !== 'command') throw new Error('No command.');
    const asked: EditRequest[] = [];
    await klingEdit.handlers['kling-edit'].run(
      interaction,
      fakeActions({ requestEdit: async (one) => void asked.push(one) }),
    );
    const [request, ...more] = asked;
    if (!request || more.length > 0) throw new Error(`Asked ${asked.length} times.`);
    return request;
  }

  const resolved = {
    attachments: { [CLIP]: attachment(CLIP, 'clip.mp4'), [BEACH]: attachment(BEACH, 'beach.png') },
  };

  test('everything goes along', async () => {
    const request = await requested(
      typed({
        options: [
          { name: 'video', type: ATTACHMENT, value: CLIP },
          { name: 'prompt', type: STRING, value: 'put @image1 behind her' },
          { name: 'image1', type: ATTACHMENT, value: BEACH },
          { name: 'keep_audio', type: BOOLEAN, value: true },
        ],
        resolved,
      }),
    );
    expect(request).toMatchObject({
      reply: REPLY,
      asker: { userId: PERSON },
      locale: 'en-GB',
      attachmentLimit: 26_214_400,
      missingPermissions: [],
      prompt: 'put @image1 behind her',
      keepAudio: true,
      source: { kind: 'upload', video: { input: 'video', filename: 'clip.mp4' } },
    });
    expect(request.attached.get('image1')).toMatchObject({
      input: 'image1',
      filename: 'beach.png',
    });
  });

  test('sound is kept only when that was asked for', async () => {
    const keep = async (options: object[]) =>
      (await requested(typed({ options, resolved }))).keepAudio;
    expect(await keep([])).toBe(false);
    expect(await keep([{ name: 'keep_audio', type: BOOLEAN, value: false }])).toBe(false);
    expect(await keep([{ name: 'keep_audio', type: STRING, value: 'true' }])).toBe(false);
  });

  test('what the bot lacks is named', async () => {
    const request = await requested(typed({}, { app_permissions: '1024' }));
    expect(request.missingPermissions).toEqual(['AttachFiles']);
  });

  test('a clip or a prompt that is missing is left for the verb to refuse', async () => {
    const request = await requested(typed());
    expect(request).toMatchObject({
      prompt: '',
      source: { kind: 'upload', video: { input: 'video', url: '', bytes: 0 } },
    });
  });
});
