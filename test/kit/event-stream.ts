/** One message of an event stream. */
export interface StreamMessage {
  readonly event: string;
  readonly data: unknown;
}

/** Reads `text/event-stream` as it comes; comments are left out. Breaking off ends the request. */
export async function* messagesOf(answer: Response): AsyncGenerator<StreamMessage> {
  let rest = '';
  for await (const text of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = messageOf(part);
      if (message) yield message;
    }
  }
}

function messageOf(part: string): StreamMessage | null {
  const valueOf = (name: string): string | undefined =>
    part
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const event = valueOf('event');
  if (event === undefined) return null;
  const data = valueOf('data');
  return { event, data: data ? JSON.parse(data) : null };
}
