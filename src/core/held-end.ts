/** As much of a socket as is needed here; `node:net` and `node:tls` sockets fit. */
interface EndingSocket {
  emit(event: string | symbol, ...args: unknown[]): boolean;
  destroySoon(): void;
  readonly destroyed: boolean;
  allowHalfOpen: boolean;
}

/** How often it is looked whether the reader has gone on, in ms. */
const LOOK_AGAIN_MS = 5;

type Done<S> = (...answer: [error: null, socket: S] | [error: Error, socket: null]) => void;

/** A connector of undici's whose sockets are {@link holdEndWhilePaused}; every one of ours has to be. */
export function holdEnds<O, S extends EndingSocket>(
  connect: (options: O, done: Done<S>) => void,
): (options: O, done: Done<S>) => void {
  return (options, done) =>
    connect(options, (...answer) => {
      // Beside an error undici gives no socket at all, whatever its types say.
      if (answer[1]) holdEndWhilePaused(answer[1]);
      done(...answer);
    });
}

/**
 * Keeps the end of a connection back while undici's parser is paused because its reader is slower than the network.
 *
 * undici 7 asserts that its parser is not paused when the other side closes a connection that is not kept; the assertion is
 * thrown inside the socket's own event, where nobody can catch it, and ends the process (nodejs/undici#5360). It is mended
 * in undici 8 alone, which does not run on Node 20: to be removed with it.
 */
function holdEndWhilePaused(socket: EndingSocket): void {
  const emit = socket.emit.bind(socket);
  const release = (args: unknown[]): void => {
    if (socket.destroyed) return;
    if (isPaused(socket)) {
      setTimeout(release, LOOK_AGAIN_MS, args);
      return;
    }
    emit('end', ...args);
    socket.destroySoon();
  };
  socket.emit = (event, ...args) => {
    // First, since it is asked of every piece of every transfer.
    if (event !== 'end' && event !== 'error') return emit(event, ...args);
    if (!isPaused(socket)) return emit(event, ...args);
    if (event === 'end') {
      // Node would otherwise destroy the socket right after this, and a destroyed one is read no further.
      socket.allowHalfOpen = true;
      release(args);
      return true;
    }
    // The assertion stands in the way of this error alone.
    const isReset = event === 'error' && codeOf(args[0]) === 'ECONNRESET';
    return isReset ? emit('error', cutOff()) : emit(event, ...args);
  };
}

/** undici keeps its parser on the socket, under a symbol of its own. */
function isPaused(socket: object): boolean {
  const symbol = Object.getOwnPropertySymbols(socket).find((one) => one.description === 'parser');
  const parser: unknown = symbol === undefined ? null : Reflect.get(socket, symbol);
  return typeof parser === 'object' && parser !== null && Reflect.get(parser, 'paused') === true;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
}

function cutOff(): Error {
  return Object.assign(new Error('The connection was reset.'), { code: 'ECONNABORTED' });
}
