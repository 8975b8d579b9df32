import type { Channel } from '../interaction/state.ts';
import type { FieldName } from './fields.ts';
import type { UserEventSubject } from './user-event-declaration.ts';
import type { UserEventType } from './user-event-types.ts';

/** How event types are grouped on screens. */
export const eventCategories = {
  Tickets: 'Tickets and e-mails.',
  'Live Chats': 'Chats and message threads.',
  Calls: 'Calls, video calls and callbacks.',
  Tasks: 'Work that somebody is to do.',
  'Knowledge Base': 'Articles, and what readers say of them.',
  Surveys: 'What customers are asked, and answer.',
  Community: 'Threads, and abuse that is reported.',
  'Site visitors': 'Who is on the web site, and invitations to chat.',
  'Chat Rooms': 'Rooms where users talk to one another.',
  Users: 'Who works here, and their availability.',
  Queues: 'How many wait, how long, and who is there to serve.',
  SMTP: 'Outgoing mail that fails.',
  POP: 'Incoming mail that fails.',
  System: "Belfry's own health.",
  Custom: 'What an integrator has declared.',
} as const satisfies Record<string, string>;

export type EventCategory = keyof typeof eventCategories;

export const triggers = ['event', 'timed', 'threshold', 'manual'] as const;
export type Trigger = (typeof triggers)[number];

/**
 * A stretch of time that a timed event type watches. Of an interaction: `mute`, `hold`, `wait`, `idle` (nothing happens),
 * `open` (it lasts), `follow-up` (from the time set for it). Of a queue: `queue-wait` (its longest wait). Of a user:
 * `user-idle`. Of any other subject: `subject`, begun by `facts` and ended by `endedBy`.
 */
export type EpisodeKind =
  | 'mute'
  | 'hold'
  | 'wait'
  | 'idle'
  | 'open'
  | 'follow-up'
  | 'queue-wait'
  | 'user-idle'
  | 'subject';

/** What a threshold type counts, and by what. */
export interface CountDeclaration {
  /**
   * `waiting`: live interactions that wait in a queue. `open`: live interactions, by their owner. `available`: users who
   * are available and have joined the queue. `service-level`: answered in time of those answered or abandoned, in percent.
   * `gauge`: the value of a field of its facts.
   */
  readonly of: 'waiting' | 'open' | 'available' | 'service-level' | 'gauge';
  readonly per: 'queue' | 'agent' | 'group' | 'department' | 'organization';
  /** Whether it starts when the count rises above the level or falls below it. */
  readonly passes: 'above' | 'below';
  /** For `gauge`. */
  readonly field?: FieldName;
}

/** What a definition can fire on. */
export interface EventTypeDeclaration {
  readonly category: EventCategory;
  /** Short, without its category: "Muted too long". */
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** How a definition's sentence begins; `{}` stands for the time or level. */
  readonly lead: string;
  readonly trigger: Trigger;
  /** What it is about. */
  readonly subject: UserEventSubject;
  /** The user events that fire it, begin its episode, or move its count; none for `manual`. */
  readonly facts: readonly UserEventType[];
  /** For types of integrators: the declared type that its `custom` facts must have. */
  readonly customType?: string;
  /** For timed types. */
  readonly episode?: EpisodeKind;
  /** For timed types of `subject`: the field from whose instant it counts; from the fact itself when absent. */
  readonly countsFrom?: FieldName;
  /** For types with `countsFrom`, which may fire at that very instant: how the sentence begins then. */
  readonly leadAtOnce?: string;
  /** For timed types: the user events that end its episode. */
  readonly endedBy?: readonly UserEventType[];
  /** For threshold types. */
  readonly count?: CountDeclaration;
  /** Only interactions of these channels; absent means any, or that the type is not about interactions. */
  readonly channels?: readonly Channel[];
  /** Only those who may write global events can have it. */
  readonly administratorsOnly?: true;
  /** What conditions and templates can name. */
  readonly fields: readonly FieldName[];
  readonly defaultTitle: string;
  readonly defaultBody: string;
}
