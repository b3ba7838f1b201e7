import type { Asker, ClipOrigin } from '../core/edit.ts';
import type { Ports } from './ports.ts';

/** Whose yes somebody needs before they may make something of a clip: ids. */
export async function whoseConsent(
  _deps: Pick<Ports, 'edits'>,
  _asker: Asker,
  _origin: ClipOrigin | null,
): Promise<string[]> {
  return [];
}
