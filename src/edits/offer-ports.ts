import type { InputFile } from '../core/edit.ts';
import type { MendableClip } from '../core/mend.ts';
import type { EditRequest } from './request.ts';

/** A request whose clip has to be cut or converted first, as it is kept until its person says so. Without the token. */
export interface OfferedRequest extends Pick<
  EditRequest,
  'prompt' | 'keepAudio' | 'source' | 'remixes'
> {
  requesterId: string;
  serverId: string;
  clip: MendableClip;
  /** Images, elements and views, with their options. */
  attached: [option: string, file: InputFile][];
}

/** Requests that wait for their person to say what is to be done with the clip. */
export interface Offers {
  /** Whether any worker that lives can cut and convert clips. */
  possible(): Promise<boolean>;
  keep(id: string, request: OfferedRequest, forMs: number): Promise<void>;
  read(id: string): Promise<OfferedRequest | null>;
  /** Forgets it, for whoever goes on with it: false when somebody else did. */
  take(id: string): Promise<boolean>;
}
