import type { DemoEvent } from './demo-event.ts';
import type { DemoDirectory, DemoKind } from './directory.ts';
import type { Random } from './random.ts';

const MINUTE = 60_000;
/** Agents come to work one after another, so that the first moment is not all theirs. */
const BETWEEN_STARTS = 40;
const SLOTS: Readonly<Record<DemoKind, number>> = { call: 1, chat: 3, desk: 4 };

/** An agent's place at one interaction. */
export interface Seat {
  readonly user: string;
  /** When the agent can be offered it. */
  readonly from: number;
  /** The agent can take another from then on. */
  leave(at: number): void;
}

/** Who is free when. Agents take breaks between interactions. */
export interface Floor {
  /** Whoever of the queue's agents can be asked first, at `at` or later; null for a queue that nobody serves. */
  firstFree(queue: string, at: number): Seat | null;
  /** Somebody of the queue other than `not` who is free at `at`; null when there is nobody. */
  freeNow(queue: string, at: number, not: string): Seat | null;
}

interface Agent {
  readonly user: string;
  /** Until when each slot is taken. */
  readonly slots: number[];
  breakAt: number;
  breaks: number;
}

interface FloorNeeds {
  readonly directory: DemoDirectory;
  readonly random: Random;
  readonly from: number;
  /** Part of the ids of the agents' own events. */
  readonly prefix: string;
  readonly tell: (event: DemoEvent) => void;
}

export function createFloor(needs: FloorNeeds): Floor {
  const { random } = needs;
  const { members, takeBreak } = createStaff(needs);
  return {
    firstFree(queue, at) {
      for (;;) {
        const agent = choose(members.get(queue) ?? [], { at, random });
        if (agent === null) return null;
        const free = Math.max(at, Math.min(...agent.slots));
        if (free < agent.breakAt || Math.max(...agent.slots) > free) return seatAt(agent, free);
        takeBreak(agent, free);
      }
    },
    freeNow(queue, at, not) {
      const free = (members.get(queue) ?? []).filter(({ user, slots }) => user !== not && Math.min(...slots) <= at);
      const agent = choose(free, { at, random });
      return agent === null ? null : seatAt(agent, at);
    },
  };
}

function seatAt({ user, slots }: Agent, at: number): Seat {
  const slot = slots.indexOf(Math.min(...slots));
  slots[slot] = Number.POSITIVE_INFINITY;
  return {
    user,
    from: at,
    leave: (until) => {
      slots[slot] = until;
    },
  };
}

/** The agents, who come to work and take breaks. */
function createStaff({ directory, random, from, prefix, tell }: FloorNeeds) {
  let agents = 0;
  const status = (user: string, { moment, at, is }: StatusChange): void => {
    const sourceEventId = `${prefix}/${user}/${moment}`;
    tell({
      sourceEventId,
      type: 'user.status_changed',
      at,
      actor: 'user',
      user,
      fields: { status: is },
    });
  };
  const members = membersByQueue(directory, (user, kind): Agent => {
    agents += 1;
    const starts = from + agents * BETWEEN_STARTS;
    status(user, { moment: 'on', at: starts, is: 'Available' });
    return {
      user,
      slots: Array.from({ length: SLOTS[kind] }, () => starts),
      breakAt: from + random.between(5, 110) * MINUTE,
      breaks: 0,
    };
  });
  return {
    members,
    takeBreak(agent: Agent, at: number): void {
      const until = at + random.between(4, 16) * MINUTE;
      const moment = `break-${agent.breaks}`;
      status(agent.user, { moment: `${moment}/begun`, at, is: 'On a break' });
      status(agent.user, { moment: `${moment}/over`, at: until, is: 'Available' });
      agent.slots.fill(until);
      agent.breaks += 1;
      agent.breakAt = until + random.between(60, 120) * MINUTE;
    },
  };
}

interface StatusChange {
  readonly moment: string;
  readonly at: number;
  readonly is: string;
}

/** One of those who are free, at random; else the one who is free first. */
function choose(agents: readonly Agent[], { at, random }: { at: number; random: Random }): Agent | null {
  const [first, ...others] = agents.filter(({ slots }) => Math.min(...slots) <= at);
  if (first !== undefined) return random.pick([first, ...others]);
  let soonest: Agent | null = null;
  for (const agent of agents) {
    if (!Number.isFinite(Math.min(...agent.slots))) continue;
    if (soonest === null || Math.min(...agent.slots) < Math.min(...soonest.slots)) soonest = agent;
  }
  return soonest;
}

function membersByQueue(
  { queues, users }: DemoDirectory,
  agentOf: (user: string, kind: DemoKind) => Agent,
): ReadonlyMap<string, readonly Agent[]> {
  const kinds = new Map(queues.map(({ externalId, kind }) => [externalId, kind]));
  const members = new Map<string, Agent[]>(queues.map(({ externalId }) => [externalId, []]));
  for (const { externalId, queueExternalIds } of users) {
    const kind = kinds.get(queueExternalIds[0] ?? '');
    if (kind === undefined) continue;
    const agent = agentOf(externalId, kind);
    for (const queue of queueExternalIds) members.get(queue)?.push(agent);
  }
  return members;
}
