/** Who did it. `manager` is a user who acts on another user's part. */
export type ActorKind = 'user' | 'customer' | 'system' | 'manager';

/** What a user event is about. */
export type UserEventSubject =
  | 'interaction'
  | 'user'
  | 'queue'
  | 'task'
  | 'article'
  | 'survey'
  | 'thread'
  | 'visitor'
  | 'room'
  | 'mail'
  | 'mailbox'
  | 'process'
  | 'coaching'
  | 'custom';

/** What one field of a user event's payload holds. `duration` is milliseconds, `time` is an Instant, `list` is texts. */
export interface PayloadField {
  readonly data: 'text' | 'number' | 'duration' | 'choice' | 'time' | 'yes-no' | 'list';
  /** A sentence for the reference and the forms. */
  readonly meaning: string;
  /** Absent means optional. */
  readonly required?: true;
  /** The values a `choice` may have; any other is refused. */
  readonly choices?: readonly string[];
}

export type PayloadFields = Readonly<Record<string, PayloadField>>;

/** The closed list of words by which user-event types are grouped. */
export const userEventCategories = {
  interaction: 'An interaction begins, waits, changes hands or ends.',
  offer: 'An interaction is offered to a user, and what the user makes of it.',
  leg: "What happens inside one user's part of an interaction.",
  transfer: 'An interaction is passed on.',
  'wrap-up': 'The work after a conversation, and its code.',
  'help-desk': 'Messages, notes, tags, priority, status and follow-ups.',
  user: "A user's availability and roles.",
  task: 'Work that somebody is to do.',
  'knowledge-base': 'Articles, and what readers say of them.',
  survey: 'A survey is offered, seen or answered.',
  community: 'Threads, and abuse that is reported.',
  visitor: 'Who is on the web site, and invitations to chat.',
  room: 'Users come and go in rooms where they talk to one another.',
  coaching: 'Moments that are marked for coaching.',
  smtp: 'Outgoing mail fails.',
  pop: 'Incoming mail fails.',
  system: "Belfry's own health.",
  custom: 'What an integrator has declared.',
} as const satisfies Record<string, string>;

export type UserEventCategory = keyof typeof userEventCategories;

/** Everything there is to say about one type of user event. */
export interface UserEventDeclaration {
  readonly category: UserEventCategory;
  readonly subject: UserEventSubject;
  /** A sentence. */
  readonly meaning: string;
  readonly actors: readonly ActorKind[];
  /** Only Belfry itself records it: a source that tells of one is refused. */
  readonly ownOnly?: true;
  /** The typed fields of its payload; other fields are kept as they came. */
  readonly fields?: PayloadFields;
}
