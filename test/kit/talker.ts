import { WebSocket } from 'ws';

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A bare GraphQL socket that says what it is told and keeps what it hears. */
export interface Talker extends Disposable {
  readonly heard: readonly Message[];
  say(message: unknown): void;
  /** The first message of this operation, or of this type, when it has come. */
  hears(wanted: { readonly type?: string; readonly id?: string }): Promise<Message>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export interface TalkOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** For `connection_init`, which is sent and acknowledged before this resolves; null sends none. */
  readonly token?: string | null;
}

/** @throws when the handshake is refused; the message has the status. */
export async function talk(url: string, { headers = {}, token }: TalkOptions): Promise<Talker> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { ...headers } });
  const heard: Message[] = [];
  const looking = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    heard.push(JSON.parse(data.toString()));
    for (const look of looking) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason: Buffer) => resolve({ code, reason: reason.toString() }));
  });
  const talker: Talker = {
    heard,
    closed,
    say: (message) => socket.send(JSON.stringify(message)),
    hears: ({ type, id }) =>
      new Promise((resolve) => {
        const fits = (message: Message): boolean =>
          (type === undefined || message.type === type) && (id === undefined || message.id === id);
        const look = (): void => {
          const found = heard.find(fits);
          if (!found) return;
          looking.delete(look);
          resolve(found);
        };
        looking.add(look);
        look();
      }),
    [Symbol.dispose]: () => socket.terminate(),
  };
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  if (token === null) return talker;
  const payload = token === undefined ? {} : { authorization: `Bearer ${token}` };
  talker.say({ type: 'connection_init', payload });
  await Promise.race([talker.hears({ type: 'connection_ack' }), closed]);
  return talker;
}
