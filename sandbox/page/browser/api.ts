import type { Done, PanelAct, Part, PersonAct } from '../wire.ts';
import { state } from './state.ts';

/** Files that go along with an act. */
export class FileBag {
  readonly #files: File[] = [];

  /** Takes a file and gives what stands for it in the body. */
  add(file: File): Part {
    this.#files.push(file);
    return { part: `file${this.#files.length - 1}` };
  }

  addTo(form: FormData): void {
    this.#files.forEach((file, index) => form.set(`file${index}`, file));
  }
}

/** What was started from this tab: only its forms open here. */
export const mine = new Set<string>();

let noticed: () => void = () => {};

/** Calls `listener` after each act that started something: its form may be there already. */
export function onStarted(listener: () => void): void {
  noticed = listener;
}

/** Does something as the person one is, in the channel one is in. Never rejects. */
export async function actAsPerson(what: PersonAct, files = new FileBag()): Promise<Done> {
  const done = await post('/person', { as: state.as, channel: state.channel, what }, files);
  if (done.ok && done.id !== null) {
    mine.add(done.id);
    noticed();
  }
  return done;
}

/** Does something to the sandbox. Never rejects. */
export async function actOnSandbox(what: PanelAct): Promise<Done> {
  return post('/panel', what, new FileBag());
}

async function post(path: string, body: unknown, files: FileBag): Promise<Done> {
  const form = new FormData();
  form.set('body', JSON.stringify(body));
  files.addTo(form);
  try {
    const response = await fetch(path, { method: 'POST', body: form });
    return (await response.json()) as Done;
  } catch {
    return { ok: false, why: 'The sandbox does not answer: see whether it still runs.' };
  }
}
