import { familyNames, givenNames, type subjects } from './names.ts';
import { createRandom, seedFor, type Random } from './random.ts';

export type DemoKind = 'call' | 'chat' | 'desk';
export type DemoChannel = 'call' | 'callback' | 'chat' | 'message' | 'ticket' | 'email';

export interface DemoQueue {
  readonly externalId: string;
  readonly name: string;
  readonly departmentExternalId: string;
  /** How its agents work: one call, several chats or several tickets at a time. */
  readonly kind: DemoKind;
  readonly channel: DemoChannel;
  readonly topic: keyof typeof subjects;
  /** How much of the traffic comes to it, and how many of the agents serve it. */
  readonly weight: number;
}

export interface DemoUser {
  readonly externalId: string;
  readonly name: string;
  readonly title: string;
  readonly role: 'Agent' | 'Manager';
  readonly teamExternalId: string;
  readonly queueExternalIds: readonly string[];
}

export interface DemoTeam {
  readonly externalId: string;
  readonly name: string;
  readonly departmentExternalId: string;
  readonly managerExternalId: string;
}

/** An invented contact centre: 12 queues, 200 agents in 20 teams, a manager for each team. */
export interface DemoDirectory {
  readonly departments: readonly { readonly externalId: string; readonly name: string }[];
  readonly teams: readonly DemoTeam[];
  readonly queues: readonly DemoQueue[];
  readonly users: readonly DemoUser[];
}

const departments = [
  { externalId: 'sales', name: 'Sales' },
  { externalId: 'support', name: 'Support' },
  { externalId: 'billing', name: 'Billing' },
  { externalId: 'orders', name: 'Orders' },
] as const;

type QueueRow = readonly [string, string, DemoChannel, DemoQueue['topic'], number];

const queueRows: readonly QueueRow[] = [
  ['sales-calls', 'Sales', 'call', 'sales', 14],
  ['support-calls', 'Technical support', 'call', 'support', 18],
  ['billing-calls', 'Billing', 'call', 'billing', 12],
  ['orders-calls', 'Orders', 'call', 'orders', 10],
  ['business-calls', 'Business customers', 'call', 'sales', 6],
  ['callbacks', 'Call-backs', 'callback', 'support', 4],
  ['sales-chat', 'Sales chat', 'chat', 'sales', 7],
  ['support-chat', 'Support chat', 'chat', 'support', 9],
  ['messages', 'Messages', 'message', 'orders', 6],
  ['support-tickets', 'Support tickets', 'ticket', 'support', 6],
  ['billing-tickets', 'Billing tickets', 'ticket', 'billing', 4],
  ['orders-email', 'Orders by e-mail', 'email', 'orders', 4],
];

const kinds: Readonly<Record<DemoChannel, DemoKind>> = {
  call: 'call',
  callback: 'call',
  chat: 'chat',
  message: 'chat',
  ticket: 'desk',
  email: 'desk',
};

const queues: readonly DemoQueue[] = queueRows.map(([externalId, name, channel, topic, weight]) => ({
  externalId,
  name,
  departmentExternalId: topic,
  kind: kinds[channel],
  channel,
  topic,
  weight,
}));

const AGENTS = 200;
const TEAM_SIZE = 10;
const titles = { call: 'Phone agent', chat: 'Chat agent', desk: 'Desk agent' } as const;

/** Who and what there is in the demo. The same seed gives the same people. */
export function demoDirectory(seed: number): DemoDirectory {
  const random = createRandom(seedFor(seed, 'directory'));
  const takenNames = new Set<string>();
  const home = homeQueues();
  const teamCount = AGENTS / TEAM_SIZE;
  const agents = home.map((queue, index): DemoUser => {
    const team = Math.floor(index / TEAM_SIZE);
    return {
      externalId: `agent-${String(index + 1).padStart(3, '0')}`,
      name: newName(random, takenNames),
      title: titles[queue.kind],
      role: 'Agent',
      teamExternalId: teamId(team),
      queueExternalIds: [queue.externalId, ...secondQueue(queue, random)],
    };
  });
  const managers = Array.from({ length: teamCount }, (_, team): DemoUser => ({
    externalId: managerId(team),
    name: newName(random, takenNames),
    title: 'Team manager',
    role: 'Manager',
    teamExternalId: teamId(team),
    queueExternalIds: [],
  }));
  const teams = managers.map(({ teamExternalId, externalId }, team): DemoTeam => {
    const department = home[team * TEAM_SIZE]?.departmentExternalId ?? 'support';
    return {
      externalId: teamExternalId,
      name: `${departmentName(department)} team ${team + 1}`,
      departmentExternalId: department,
      managerExternalId: externalId,
    };
  });
  return { departments, teams, queues, users: [...agents, ...managers] };
}

/** The queue that each agent mostly serves, in proportion to the queues' weights. */
function homeQueues(): readonly DemoQueue[] {
  const total = queues.reduce((sum, { weight }) => sum + weight, 0);
  let weightSoFar = 0;
  return queues.flatMap((queue) => {
    const from = Math.round((AGENTS * weightSoFar) / total);
    weightSoFar += queue.weight;
    return Array.from({ length: Math.round((AGENTS * weightSoFar) / total) - from }, () => queue);
  });
}

function secondQueue(home: DemoQueue, random: Random): readonly string[] {
  const others = queues.filter(({ kind, externalId }) => kind === home.kind && externalId !== home.externalId);
  const [first, ...rest] = others;
  return first !== undefined && random.chance(0.6) ? [random.pick([first, ...rest]).externalId] : [];
}

function newName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

function departmentName(externalId: string): string {
  return departments.find((department) => department.externalId === externalId)?.name ?? externalId;
}

const teamId = (team: number): string => `team-${String(team + 1).padStart(2, '0')}`;
const managerId = (team: number): string => `manager-${String(team + 1).padStart(2, '0')}`;
