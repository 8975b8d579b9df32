import type { Bus, BusMessage } from './bus.ts';

type Handler = (message: BusMessage) => void;
interface Needs {
  /** Told when a handler throws. */
  onFault?: (error: unknown) => void;
}

/** The bus of a single node: hands messages to the handlers of the same process, each a copy, on a later turn. */
export function createInProcessBus({ onFault }: Needs = {}): Bus {
  const handlers = new Map<string, Set<Handler>>();
  let closed = false;

  function deliver(topic: string, text: string): void {
    for (const handler of handlers.get(topic) ?? []) {
      try {
        handler(JSON.parse(text));
      } catch (error) {
        onFault?.(error);
      }
    }
  }

  function unsubscribe(topic: string, handler: Handler): void {
    const those = handlers.get(topic);
    those?.delete(handler);
    if (those?.size === 0) handlers.delete(topic);
  }

  return {
    publish(topic, message) {
      if (closed || !handlers.has(topic)) return;
      const text = JSON.stringify(message);
      setImmediate(deliver, topic, text);
    },
    subscribe(topic, handler) {
      const own: Handler = (message) => handler(message);
      const those = handlers.get(topic) ?? new Set();
      handlers.set(topic, those.add(own));
      return () => unsubscribe(topic, own);
    },
    async close() {
      closed = true;
      handlers.clear();
    },
  };
}
