import { connect, type Socket } from 'node:net';
import { createLiveClient, type LiveClient } from '@belfry/client';
import { WebSocket } from 'ws';

export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A bare socket that says what it is told and remembers what it hears. */
export interface Talker {
  readonly ws: WebSocket;
  readonly heard: Message[];
  say(message: unknown): void;
  /** The first message of this type, when it has come. */
  hears(type: string, id?: string): Promise<Message>;
  readonly closed: Promise<{ code: number; reason: string }>;
  init(token?: string): Promise<void>;
}

interface TalkOptions {
  protocol?: string | null;
  headers?: Record<string, string>;
  autoPong?: boolean;
}

export function talk(
  url: string,
  { protocol = 'graphql-transport-ws', headers = {}, autoPong = true }: TalkOptions = {},
): Promise<Talker> {
  const ws = new WebSocket(url, protocol === null ? [] : [protocol], { headers, autoPong });
  const heard: Message[] = [];
  const waiting = new Set<() => void>();
  ws.on('message', (data: Buffer) => {
    heard.push(JSON.parse(data.toString()));
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason: Buffer) => resolve({ code, reason: reason.toString() })),
  );
  const talker: Talker = {
    ws,
    heard,
    closed,
    say: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    hears: (type, id) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find((message) => message.type === type && (id === undefined || message.id === id));
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async init(token = 'ada@one') {
      talker.say({ type: 'connection_init', payload: { authorization: token } });
      await talker.hears('connection_ack');
    },
  };
  return new Promise((resolve, reject) => {
    ws.once('open', () => resolve(talker));
    ws.once('error', reject);
  });
}

/** The status line that a handshake is answered with. */
export function handshake(
  port: number,
  headers: Record<string, string>,
  path = '/graphql',
): Promise<{ status: number; headers: string; socket: Socket }> {
  const socket = connect(port, '127.0.0.1');
  const lines = {
    Host: 'belfry.test',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Protocol': 'graphql-transport-ws',
    ...headers,
  };
  const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${text.join('')}\r\n`);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (data) =>
      resolve({ status: Number(data.toString().split(' ')[1]), headers: data.toString(), socket }),
    );
  });
}

/** A subscribe message. */
export const subscribe = (id: string, query: string, variables: Record<string, unknown> = {}) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
/** The seqs of all rows that a talker heard, in order. */
export const rowsHeard = (talker: Talker): number[] =>
  talker.heard.flatMap(({ payload }) => {
    const { data } = JSON.parse(JSON.stringify(payload ?? {}));
    return (data?.notes?.notes ?? data?.mine?.notes ?? []).map((note: { seq: number }) => note.seq);
  });
/** A client that comes back as soon as it may. */
export const clientOf = (url: string, token = 'ada@one'): LiveClient =>
  createLiveClient({
    url,
    webSocket: WebSocket,
    connectionParams: () => ({ authorization: token }),
    random: () => 0,
  });
