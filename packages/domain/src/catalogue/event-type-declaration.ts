import type { Channel } from '../interaction/state.ts';
import type { FieldName } from './fields.ts';
import type { UserEventType } from './user-event-types.ts';

/** How event types are grouped on screens. */
export const eventCategories = {
  Tickets: 'Tickets and e-mails.',
  Calls: 'Calls, video calls and callbacks.',
  Surveys: 'What customers are asked, and answer.',
  SMTP: 'Outgoing mail that fails.',
} as const satisfies Record<string, string>;

export type EventCategory = keyof typeof eventCategories;

/** A stretch of time that a timed event type watches. */
export type EpisodeKind = 'mute' | 'hold' | 'wait' | 'idle';

/** What a definition can fire on. */
export interface EventTypeDeclaration {
  readonly category: EventCategory;
  /** Short, without its category: "Muted too long". */
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** How a definition's sentence begins; `{}` stands for the time or level. */
  readonly lead: string;
  readonly trigger: 'event' | 'timed' | 'threshold';
  /** The user events that fire it, begin its episode, or move its count. */
  readonly facts: readonly UserEventType[];
  /** For timed types. */
  readonly episode?: EpisodeKind;
  /** For timed types: the user events that end its episode. */
  readonly endedBy?: readonly UserEventType[];
  /** Only interactions of these channels; absent means that the type is not about interactions. */
  readonly channels?: readonly Channel[];
  /** Only those who may write global events can have it. */
  readonly administratorsOnly?: true;
  /** What conditions and templates can name. */
  readonly fields: readonly FieldName[];
  readonly defaultTitle: string;
  readonly defaultBody: string;
}
