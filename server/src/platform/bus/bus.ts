export type BusMessage = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Carries hints between nodes. A message says "look again", never "here is the truth": any may be lost,
 * repeated or overtaken. Publishers never wait and never fail; a handler that throws harms nobody else.
 */
export interface Bus {
  publish(topic: string, message: BusMessage): void;
  /** Handlers are called after `publish` has returned, on the publishing node too. The returned function ends it at once. */
  subscribe(topic: string, handler: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}
