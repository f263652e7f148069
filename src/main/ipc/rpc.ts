/** A message port of any kind: a worker, or the worker's side of it. */
export type Port = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
};

type Message =
  | { type: 'ask'; id: number; method: string; input: unknown }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failure'; id: number; message: string };

/** What one side offers the other, by name. */
export type Methods = Readonly<Record<string, (input: never) => unknown>>;

/** The other side of a port, asked by method names. */
export type Peer = {
  /** Resolves with the other side's answer; rejects where it threw, or when the port was declared dead. */
  ask<T>(method: string, input: unknown): Promise<T>;
  /** Rejects all that waits, since the other side is gone. */
  die(reason: Error): void;
};

/** Asks and answers over one port, both ways. Answers come in any order. */
export function createPeer(port: Port, methods: Methods): Peer {
  let lastId = 0;
  let death: Error | null = null;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  const answer = async (id: number, method: string, input: unknown): Promise<void> => {
    try {
      const own = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (own === undefined) throw new Error(`no method ${method}`);
      const value: unknown = await own(input as never);
      port.postMessage({ type: 'answer', id, value } satisfies Message);
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ type: 'failure', id, message } satisfies Message);
    }
  };

  port.on('message', (raw) => {
    const message = raw as Message;
    if (message.type === 'ask') {
      void answer(message.id, message.method, message.input);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'answer') asked?.resolve(message.value);
    else asked?.reject(new Error(message.message));
  });

  return {
    ask: <T>(method: string, input: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (death !== null) {
          reject(death);
          return;
        }
        lastId += 1;
        /* Throws, and so rejects, where the input is too deep or cannot be copied at all. */
        port.postMessage({ type: 'ask', id: lastId, method, input } satisfies Message);
        waiting.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
      }),
    die: (reason) => {
      death = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}
