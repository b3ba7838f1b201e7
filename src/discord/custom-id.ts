/**
 * Buttons and menus live for ever, so their ids carry a version: an id from a version that is no longer understood is answered in
 * words, never with Discord's "interaction failed". State is in the store; an id only names the action and what it is
 * about.
 */
const VERSION = '1';
const MAX_LENGTH = 100;

/** What our buttons and menus do. What an older version called one stays in this list, since it stands in channels. */
export const CONTROL_ACTIONS = [
  'dismiss',
  'cancel',
  'drop',
  'again',
  'remix',
  'remix-original',
  'offer',
  'pings',
  'approve',
  'reject',
  'reject-block',
  'publish',
  'withhold',
  'appeal',
  'appeal-accept',
  'appeal-decline',
  'report',
  'delete',
  'delete-yes',
  'take-down',
  'dismiss-report',
  'block-reported',
  'setup',
  'gate',
  'privacy-export',
  'privacy-delete',
  'privacy-erase',
  'consent-allow',
  'consent-refuse',
  'remix-rule',
  'uploads',
  'edit-rule',
  'history',
] as const;

export type ControlAction = (typeof CONTROL_ACTIONS)[number];

/** What our forms are for. One can be open while a new version starts, so these names stay as well. */
export const MODAL_ACTIONS = [
  'reject',
  'reject-block',
  'withhold',
  'appeal',
  'report',
  'take-down',
  'block-reported',
  'remix',
  'remix-original',
  'remix-message',
] as const;

export type ModalAction = (typeof MODAL_ACTIONS)[number];

/** What is to be done, and the ids it is about, e.g. `dismiss` and the requester's id. */
export interface CustomId {
  action: string;
  args: string[];
}

/** `1:dismiss:123456789012345678`; at most 100 characters (Discord's limit), else a RangeError. */
export function encodeCustomId(action: string, ...args: string[]): string {
  const id = [VERSION, action, ...args].join(':');
  if (id.length > MAX_LENGTH) throw new RangeError(`The custom id of ${action} is too long.`);
  return id;
}

/** The action behind a custom id, or null when it is of another version or not ours. */
export function decodeCustomId(id: string): CustomId | null {
  const [version, action, ...args] = id.split(':');
  return version === VERSION && action !== undefined && action !== '' ? { action, args } : null;
}
