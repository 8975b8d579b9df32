import type { UserEventType } from '@belfry/domain';
import type { DemoEvent } from './demo-event.ts';
import type { DemoQueue } from './directory.ts';
import type { Floor, Seat } from './floor.ts';
import { familyNames, givenNames, subjects } from './names.ts';
import type { Random } from './random.ts';

const SECOND = 1_000;

type Details = Pick<DemoEvent, 'user' | 'queue' | 'target' | 'reason' | 'fields' | 'subject'>;
type SubjectEvent = Pick<DemoEvent, 'type' | 'actor' | 'user' | 'fields'> & {
  readonly subject: NonNullable<DemoEvent['subject']>;
};

/** One interaction while it is made up. */
export interface Story {
  readonly externalId: string;
  readonly random: Random;
  readonly floor: Floor;
  queue: DemoQueue;
  /** All queues of the same kind. */
  readonly queues: readonly DemoQueue[];
  now: number;
  readonly events: DemoEvent[];
  /** Writes down what happens now. */
  say(type: UserEventType, actor: DemoEvent['actor'], details?: Details): void;
  /** Writes down what happens to a task or a survey of the interaction, whose own course goes on meanwhile. */
  sayLater(seconds: number, event: SubjectEvent): void;
  /** Lets seconds go by; work and patience are shortened where the floor is too busy for them. */
  pass(seconds: number): void;
  /** Milliseconds that so much work takes on this floor. */
  worked(seconds: number): number;
  /** Lets seconds go by as they are. */
  passExactly(seconds: number): void;
  /** Milliseconds that ringing and getting ready take: hurried, but less than work is. */
  hurried(seconds: number): number;
}

export interface StorySetting {
  readonly externalId: string;
  readonly random: Random;
  readonly floor: Floor;
  readonly queue: DemoQueue;
  readonly queues: readonly DemoQueue[];
  readonly startsAt: number;
  /** From 0 to 1: how much of its usual time work takes. */
  readonly pace: number;
}

export function createStory({ externalId, startsAt, pace, ...setting }: StorySetting): Story {
  const { channel } = setting.queue;
  return {
    ...setting,
    externalId,
    now: startsAt,
    events: [],
    say(type, actor, details = {}) {
      this.events.push({
        sourceEventId: `${externalId}/${this.events.length}`,
        type,
        at: this.now,
        actor,
        interaction: { externalId, channel },
        queue: this.queue.externalId,
        ...details,
      });
    },
    sayLater(seconds, event) {
      this.events.push({
        ...event,
        sourceEventId: `${externalId}/${this.events.length}`,
        at: this.now + this.worked(seconds),
        queue: this.queue.externalId,
      });
    },
    worked(seconds) {
      return Math.round(seconds * pace * SECOND);
    },
    pass(seconds) {
      this.now += Math.max(200, this.worked(seconds));
    },
    passExactly(seconds) {
      this.now += Math.round(seconds * SECOND);
    },
    hurried(seconds) {
      return Math.round(seconds * Math.sqrt(pace) * SECOND);
    },
  };
}

/** A customer comes and waits in the queue. */
export function arrive(story: Story, secondsUntilQueued: number): void {
  const { random, queue } = story;
  const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  const writes = queue.channel === 'ticket' || queue.channel === 'email' || queue.channel === 'message';
  const contact = writes
    ? { customerEmail: `${name.toLowerCase().replaceAll(' ', '.')}@customer.test` }
    : { customerPhone: `+1 555 01${String(random.between(0, 99)).padStart(2, '0')}` };
  story.say('interaction.created', 'customer', {
    fields: {
      customerName: name,
      ...contact,
      subject: random.pick(subjects[queue.topic]).replaceAll('-', ' '),
      priority: random.pick(['normal', 'normal', 'normal', 'high', 'low']),
    },
  });
  story.pass(secondsUntilQueued);
  story.say('interaction.queued', 'system');
}

/** Most customers wait for minutes, some hang up nearly at once. */
export function patience({ random }: Story): number {
  return random.chance(0.06) ? random.between(2, 14) : 25 + random.exponential(170);
}

/** Offers go round until somebody accepts; null when the customer's patience ends first. */
export function waitForAgent(story: Story, patienceSeconds: number): Seat | null {
  const { random, floor } = story;
  const waitingSince = story.now;
  story.pass(patienceSeconds);
  const gone = story.now;
  story.now = waitingSince;
  for (;;) {
    const seat = floor.firstFree(story.queue.externalId, story.now + random.between(300, 1_500));
    if (seat === null || seat.from >= gone) {
      seat?.leave(seat.from);
      return leave(story, gone);
    }
    story.now = seat.from;
    story.say('offer.created', 'system', { user: seat.user });
    const answer = random.next();
    const ringing = answer < 0.88 ? random.between(2, 11) : answer < 0.93 ? random.between(2, 7) : 18;
    const ends = story.now + story.hurried(ringing);
    if (ends >= gone) return cancel(story, { seat, gone });
    if (answer >= 0.93 && answer < 0.96) ignore(story, seat);
    story.now = ends;
    if (answer < 0.88) {
      story.say('offer.accepted', 'user', { user: seat.user });
      return seat;
    }
    refuse(story, { seat, rejects: answer < 0.93 });
  }
}

function ignore(story: Story, { user }: Seat): void {
  story.now += story.hurried(story.random.between(2, 6));
  story.say('offer.ignored', 'user', { user });
}

function refuse(story: Story, { seat, rejects }: { seat: Seat; rejects: boolean }): void {
  const { user } = seat;
  if (rejects) {
    const reason = story.random.pick(['busy with a case', 'wrong skill', 'about to leave']);
    story.say('offer.rejected', 'user', { user, reason });
  } else {
    story.say('offer.timed_out', 'system', { user });
  }
  seat.leave(story.now + story.hurried(story.random.between(20, 90)));
}

function cancel(story: Story, { seat, gone }: { seat: Seat; gone: number }): null {
  story.now = gone;
  story.say('offer.cancelled', 'customer', { user: seat.user });
  seat.leave(gone);
  return leave(story, gone);
}

function leave(story: Story, gone: number): null {
  story.now = gone;
  story.say('interaction.abandoned', 'customer');
  return null;
}
