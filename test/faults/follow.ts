import { createLiveClient, type LiveClient } from '@belfry/client';

/** A subscriber of the product's client, with a ledger of every user event it was given. */
export interface Follower extends Disposable {
  readonly client: LiveClient;
  /** `SEQ SOURCE_EVENT_ID`, in the order of coming. */
  readonly ledger: readonly string[];
  /** How many frames came, and how many of them to make it whole. */
  readonly frames: { readonly all: number; readonly replayed: number };
  /** What it was told that no follower should be told. */
  readonly complaints: readonly unknown[];
}

export interface Following {
  /** `userEvents` or `interaction(id: …)`; takes `after: $after`. */
  readonly field: 'userEvents' | 'interaction';
  /** The interaction, for that field. */
  readonly id?: string;
  readonly after: string;
  readonly token: string;
  readonly url: () => string;
  /** What else to select of each event. */
  readonly also?: string;
  /** False: it goes on at the present end after each cut, as a client that knows no cursors does. */
  readonly resumes?: boolean;
}

interface Batch {
  readonly replay: boolean;
  readonly userEvents: readonly { readonly seq: number; readonly sourceEventId: string }[];
}

const frames = (batch: string, events: string): string => `
  __typename
  ... on ${batch} { cursor previousCursor serverTime replay userEvents { ${events} } }
  ... on StreamHeartbeat { cursor serverTime }
  ... on ResyncRequired { reason snapshotCursor }`;

function documentOf({ field, also = '' }: Following): string {
  const events = `seq sourceEventId ${also}`;
  return field === 'userEvents'
    ? `subscription ($after: Cursor) { userEvents(after: $after) { ${frames('UserEventBatch', events)} } }`
    : `subscription ($after: Cursor, $id: ID!) { interaction(id: $id, after: $after) { ${frames('InteractionBatch', events)} } }`;
}

export function follow(following: Following): Follower {
  const { url, token, id, after, resumes = true } = following;
  const ledger: string[] = [];
  const complaints: unknown[] = [];
  const counted = { all: 0, replayed: 0 };
  const client = createLiveClient({
    url,
    connectionParams: () => ({ authorization: `Bearer ${token}` }),
    // The shortest waits between tries: this is about what is delivered, not about when.
    random: () => 0,
  });
  client.stream<Batch>(
    {
      query: documentOf(following),
      kind: resumes ? 'log' : 'snapshot',
      after,
      ...(id === undefined ? {} : { variables: { id } }),
    },
    {
      onBatch({ userEvents, replay }) {
        counted.all += 1;
        counted.replayed += Number(replay);
        for (const { seq, sourceEventId } of userEvents) ledger.push(`${seq} ${sourceEventId}`);
      },
      onResync: (resync) => void complaints.push(resync),
      onError: (errors) => void complaints.push(errors),
    },
  );
  return {
    client,
    ledger,
    frames: counted,
    complaints,
    [Symbol.dispose]: () => client.close(),
  };
}
