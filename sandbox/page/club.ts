import type { Channel, Server, User } from '../discord/model.ts';
import type { PermissionName } from '../discord/permissions.ts';
import type { Stage } from '../stage.ts';
import type { WirePerson } from './wire.ts';

/** Who there is to be, and what each may do in both servers. */
const PEOPLE: readonly { name: string; role: string; permissions: PermissionName[] }[] = [
  { name: 'ada', role: 'member', permissions: [] },
  { name: 'ben', role: 'member', permissions: [] },
  { name: 'mo', role: 'moderator', permissions: ['ManageMessages'] },
  { name: 'mia', role: 'manager', permissions: ['ManageGuild', 'ManageMessages'] },
];

/** The people and places of the page. */
export interface Club {
  people: readonly WirePerson[];
  /** What each server is there for, by its id. */
  about: ReadonlyMap<string, string>;
  servers: readonly Server[];
  user(name: string): User;
  /** Sets the first server up, as its manager would. The bot has to be there. */
  setUp(): Promise<void>;
}

/** Opens two servers: one to be set up, one as the bot finds it. Each with a channel that only its moderators see. */
export function openClub({ discord }: Stage): Club {
  const { world } = discord;
  const users = new Map<string, User>();
  const open = (name: string) => {
    const server = world.addServer({ name });
    world.addChannel(server, { name: 'remixes' });
    const room = world.addChannel(server, { name: 'moderators' });
    world.addRole(server, { name: 'Editors' });
    for (const { name: who, permissions } of PEOPLE) {
      const user = users.get(who);
      const known = user === undefined ? {} : { user };
      const powers = permissions.length === 0 ? {} : { permissions };
      users.set(who, world.addMember(server, { name: who, ...known, ...powers }).user);
    }
    const insiders = [...server.members.values()].filter(({ user }) =>
      ['mo', 'mia'].includes(user.name),
    );
    world.hideChannel(room, insiders);
    return { server, room };
  };
  const club = open('Clip Club');
  const fresh = open('Fresh Start');
  const user = (name: string): User => {
    const found = users.get(name);
    if (!found) throw new TypeError(`Nobody is called ${name}.`);
    return found;
  };
  return {
    people: PEOPLE.map(({ name, role }) => ({ id: user(name).id, name, bot: false, role })),
    about: new Map([
      [club.server.id, 'set up, everybody may edit'],
      [fresh.server.id, 'not set up: only managers may edit'],
    ]),
    servers: [club.server, fresh.server],
    user,
    setUp: () => setUp(discord, user('mia'), club.room),
  };
}

const CHANNEL_MENU = 8;

/** Everybody may edit; moderators are asked in their channel. The messages this takes are put away. */
async function setUp(discord: Stage['discord'], manager: User, room: Channel): Promise<void> {
  const mia = discord.as(manager, room);
  const shown = ({ state }: { state: string }) => state === 'shown';
  await (await mia.type('/kling-admin access', { mode: 'open' })).until(shown);
  const setup = await mia.type('/kling-admin setup');
  await setup.until(shown);
  await mia.click(setup, 'Moderators');
  const { components } = await setup.until(({ text }) => text.includes('Moderators’ channel'));
  const menus = JSON.stringify(components).matchAll(/"type":(\d+),"custom_id":"([^"]+)"/g);
  const menu = [...menus].find(
    ([, type, id = '']) => Number(type) === CHANNEL_MENU && /moderators/i.test(id),
  );
  await (await mia.select(setup, menu?.[2] ?? '', [room.id])).until(shown);
  for (const message of discord.messages(room)) discord.world.deleteMessage(message);
}
