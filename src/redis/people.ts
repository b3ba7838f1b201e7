import type { Redis } from 'ioredis';
import { z } from 'zod';

import { NO_PERSON_RULES, type PersonRules } from '../core/consent.ts';
import { REMIX_RULES } from '../core/edit.ts';
import { keys } from './keys.ts';

/** What cannot be read lets nobody do anything. */
const remixes = z.enum(REMIX_RULES).catch('me');

/** What somebody lets others do, from the fields of their hash; absent ones as by default. */
function rulesFrom(given: string | null, uploads: string | null): PersonRules {
  return {
    remixes: given === null ? NO_PERSON_RULES.remixes : remixes.parse(given),
    uploads: uploads === null ? NO_PERSON_RULES.uploads : uploads === '1',
  };
}

/** What people have set for themselves: a hash for each, absent fields as by default. Rejects when the store does not answer. */
export function createPeople({ redis }: { redis: Redis }) {
  /** What is as by default is not kept. */
  const keep = async (userId: string, field: string, value: string | null): Promise<void> => {
    if (value === null) await redis.hdel(keys.person(userId), field);
    else await redis.hset(keys.person(userId), field, value);
  };
  return {
    async wantsPings(userId: string): Promise<boolean> {
      return (await redis.hget(keys.person(userId), 'pings')) !== '0';
    },

    async setPings(userId: string, wanted: boolean): Promise<void> {
      await keep(userId, 'pings', wanted ? null : '0');
    },

    async rules(userId: string): Promise<PersonRules> {
      const [rule = null, uploads = null] = await redis.hmget(
        keys.person(userId),
        'remixes',
        'uploads',
      );
      return rulesFrom(rule, uploads);
    },

    async setRules(userId: string, change: Partial<PersonRules>): Promise<void> {
      const { remixes: rule, uploads } = change;
      if (rule !== undefined) {
        await keep(userId, 'remixes', rule === NO_PERSON_RULES.remixes ? null : rule);
      }
      if (uploads !== undefined) await keep(userId, 'uploads', uploads ? null : '0');
    },
  };
}
