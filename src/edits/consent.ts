import { type ClipWork, mayRemix } from '../core/consent.ts';
import type { Asker, ClipOrigin, Edit } from '../core/edit.ts';
import { EditError, fail, failure, failureOf } from '../core/errors.ts';
import { asked } from './asked.ts';
import { type Recorded, worksIn } from './clip-works.ts';
import type { Ports } from './ports.ts';

export type ConsentDeps = Pick<Ports, 'edits' | 'people' | 'servers' | 'members'>;

/**
 * Whose yes somebody needs before they may make something of a clip: ids, each once. Whatever cannot be found out refuses. Rejects with
 * why it may not be: `remix_...`, `consent_unknown`, `edit_unknown`, `taken_down`, `clip_deleted`, `store_unreachable`.
 */
export async function whoseConsent(
  deps: ConsentDeps,
  asker: Asker,
  origin: ClipOrigin | null,
): Promise<string[]> {
  if (origin === null) return [];
  const { userId: remixer, serverId, channelId, parentChannelId } = asker;
  const [server, clip] = await Promise.all([
    asked(deps.servers.gate(serverId)),
    worksIn(deps, serverId, origin),
  ]);
  const others = clip.works.filter(({ userId }) => userId !== remixer);
  const works = await knownWorks(deps, serverId, others, server.neverRemixedRoleId !== null);
  const here = parentChannelId === null ? [channelId] : [channelId, parentChannelId];
  const answer = mayRemix({ remixer, works, channels: [...clip.channels, ...here], server });
  if (answer.kind === 'refused') throw new EditError(answer.failure);
  return answer.ask;
}

/**
 * Asks once more before money is spent: a rule may have become stricter, and a clip may have been taken down. Who said yes is not asked
 * again, nor is who only wants to be asked since. Rejects likewise, but with `remix_source_gone` for a clip that was taken down or
 * deleted: of which clip that is said is clear only to who has just chosen it.
 */
export async function checkConsent(
  deps: ConsentDeps,
  { asker, origin }: Pick<Edit, 'asker' | 'origin'>,
): Promise<void> {
  try {
    await whoseConsent(deps, asker, origin);
  } catch (error) {
    const { code } = failureOf(error);
    throw code === 'taken_down' || code === 'clip_deleted' ? fail('remix_source_gone') : error;
  }
}

/** What is recorded with what its people have set, and their roles as of now where one is protected. */
async function knownWorks(
  deps: ConsentDeps,
  serverId: string,
  recorded: readonly Recorded[],
  needsRoles: boolean,
): Promise<ClipWork[]> {
  const people = [...new Set(recorded.map(({ userId }) => userId))];
  const known = await Promise.all(
    people.map(async (userId) => {
      const [person, roles] = await Promise.all([
        asked(deps.people.rules(userId)),
        needsRoles ? rolesOf(deps, serverId, userId) : [],
      ]);
      return [userId, { person, roles }] as const;
    }),
  );
  const byId = new Map(known);
  return recorded.flatMap((work): ClipWork[] => {
    const one = byId.get(work.userId);
    // Who has left keeps what they had when they made it.
    return one ? [{ ...work, person: one.person, roles: one.roles ?? work.roles }] : [];
  });
}

/** Null when they are no member any more. */
async function rolesOf(
  { members }: ConsentDeps,
  serverId: string,
  userId: string,
): Promise<readonly string[] | null> {
  try {
    return await members.roles(serverId, userId);
  } catch (error) {
    throw new EditError(failure('consent_unknown'), error);
  }
}
