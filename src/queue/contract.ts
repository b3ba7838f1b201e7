import { z } from 'zod';

/** `generate`: submit and poll; its slots are the edits at the provider. `deliver`: bring an ending to its person. */
export const QUEUE_NAMES = ['generate', 'deliver'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

/** All that a job carries: everything else is read from the edit, so a job can never be out of date. */
export const jobData = z.strictObject({ editId: z.string().min(1) });

export type JobData = z.infer<typeof jobData>;

/** Queue keys share the hash tag of all our keys. */
export const QUEUE_PREFIX = '{kling}';

/** Every job has a priority: without one some of BullMQ's calls are ten times slower. */
export const PRIORITY = 1;
