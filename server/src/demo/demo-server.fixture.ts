import { RequestFailure, type Request } from '@belfry/client';
import { demoDirectory } from '@belfry/connect';
import {
  actionNames,
  decide,
  emptyInteraction,
  evolve,
  interactionActions,
  isUserEventType,
  typeOfEnumName,
  type Fact,
  type InteractionState,
} from '@belfry/domain';
import { z } from 'zod';

const ref = z.looseObject({ id: z.string().optional(), externalId: z.string().optional() });
const bulkInput = z.object({
  source: z.string(),
  historical: z.boolean().default(false),
  events: z.array(
    z.looseObject({
      sourceEventId: z.string(),
      type: z.string(),
      occurredAt: z.string(),
      interaction: ref.optional(),
      user: ref.optional(),
      queue: ref.optional(),
      target: z.object({ queue: ref.optional(), user: ref.optional() }).optional(),
      actor: z.looseObject({ kind: z.string() }),
      fields: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});
const actionInput = z.looseObject({
  idempotencyKey: z.string(),
  interactionId: z.string().optional(),
  userId: z.string().optional(),
  queueId: z.string().optional(),
  externalId: z.string().optional(),
  target: z.object({ queue: ref.optional(), user: ref.optional() }).optional(),
  status: z.string().optional(),
});

const actorKinds = z.enum(['user', 'customer', 'system']);

interface Recorded {
  readonly source: string;
  readonly sourceEventId: string;
  readonly type: string;
}

type Target = NonNullable<z.output<typeof actionInput>['target']>;

/** Answers as a Belfry server does, with the domain's own rules, in memory. */
export class DemoServer {
  readonly recorded: Recorded[] = [];
  readonly refused: string[] = [];
  readonly actions = new Map<string, number>();
  historicalCalls = 0;
  duplicates = 0;
  /** Fails this many of the next calls as a busy server does. */
  busy = 0;
  /** Fails every call to these mutations with a mistake that trying again does not mend. */
  readonly broken = new Set<string>();
  readonly #states = new Map<string, InteractionState>();
  readonly #known = new Set<string>();
  readonly #seed: number;
  readonly #now: () => number;

  constructor(seed: number, now: () => number) {
    this.#seed = seed;
    this.#now = now;
  }

  get live(): readonly string[] {
    return [...this.#states].filter(([, { endedAt }]) => endedAt === null).map(([id]) => id);
  }

  request: Request = async (document, variables) => {
    await Promise.resolve();
    if (this.busy > 0) {
      this.busy -= 1;
      throw new RequestFailure('Busy.', {
        kind: 'graphql',
        errors: [{ message: 'Busy.', extensions: { code: 'BUSY' } }],
      });
    }
    return JSON.parse(JSON.stringify(this.#answer(document.toString(), z.looseObject({}).parse(variables ?? {}))));
  };

  #answer(document: string, variables: Record<string, unknown>): unknown {
    if (document.includes('page:')) return { page: this.#page(document) };
    if (document.startsWith('query DemoHistory')) return { userEvents: { nodes: this.#lastOf('demo-history') } };
    if (document.startsWith('query DemoLeftOpen')) {
      const nodes = this.live
        .filter((id) => id.startsWith('live-'))
        .slice(0, 100)
        .map((id) => ({ id, owner: this.#ownerOf(id) }));
      return { interactions: { nodes } };
    }
    if (document.includes('recordUserEvents'))
      return { recordUserEvents: this.#bulk(bulkInput.parse(variables['input'])) };
    const name = actionNames.find((one) => document.includes(`result: ${one}(`));
    if (name === undefined) throw new Error(`an unknown document: ${document}`);
    if (this.broken.has(name))
      throw new RequestFailure('A mistake.', {
        kind: 'graphql',
        errors: [{ message: 'A mistake.' }],
      });
    this.actions.set(name, (this.actions.get(name) ?? 0) + 1);
    return { result: this.#act(name, actionInput.parse(variables['input'])) };
  }

  #page(document: string) {
    const { users, queues } = demoDirectory(this.#seed);
    const list = document.includes('page: users') ? users : queues;
    const nodes = list.map(({ externalId, name }) => ({ id: `#${externalId}`, name }));
    return { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
  }

  #ownerOf(id: string): { id: string } | null {
    const owner = this.#states.get(id)?.ownerId ?? null;
    return owner === null ? null : { id: owner };
  }

  #lastOf(wanted: string): readonly Recorded[] {
    const last = this.recorded.findLast(({ source }) => source === wanted);
    return last === undefined ? [] : [last];
  }

  #bulk({ source, historical, events }: z.output<typeof bulkInput>) {
    if (historical) this.historicalCalls += 1;
    const results = events.map(({ interaction, user, queue, target, actor, ...event }) => {
      const interactionId = interaction?.id ?? interaction?.externalId ?? null;
      const { sourceEventId, type } = event;
      const status = this.#record({ source, sourceEventId, type }, interactionId, {
        type: typeOfEnumName(type) ?? 'custom',
        at: Date.parse(event.occurredAt),
        actor: { kind: actorKinds.parse(actor.kind.toLowerCase()), userId: null },
        userId: user?.id ?? null,
        queueId: queue?.id ?? null,
        target: targetOf(target),
        reason: null,
        fields: event.fields,
      });
      return { status: status === 'refused' ? 'RECORDED' : status, error: null };
    });
    return { results, cursor: 'c' };
  }

  #act(name: (typeof actionNames)[number], input: z.output<typeof actionInput>) {
    const { type, actor, subject } = interactionActions[name];
    const id = subject === 'user' ? null : (input.interactionId ?? input.externalId ?? 'nameless');
    const fact = (of: Fact['type']): Fact => ({
      type: of,
      at: this.#now(),
      actor: { kind: actor, userId: input.userId ?? null },
      userId: input.userId ?? null,
      queueId: input.queueId ?? null,
      target: targetOf(input.target),
      reason: null,
      fields: input,
    });
    const event = { source: 'api', sourceEventId: input.idempotencyKey, type };
    const status = this.#record(event, id, fact(type));
    if (status === 'refused')
      return { __typename: 'InvalidTransitionError', code: 'INVALID_TRANSITION', message: 'No.' };
    if (id === null) return { __typename: 'Payload', user: { id: input.userId } };
    if (type === 'transfer.requested')
      this.#record({ ...event, sourceEventId: `${event.sourceEventId}+` }, id, fact('transfer.completed'));
    return {
      __typename: 'Payload',
      interaction: { id, phase: this.#states.get(id)?.phase.toUpperCase() },
    };
  }

  #record(event: Recorded, interactionId: string | null, fact: Fact): 'RECORDED' | 'DUPLICATE' | 'refused' {
    const key = `${event.source}/${event.sourceEventId}`;
    if (this.#known.has(key)) {
      this.duplicates += 1;
      return 'DUPLICATE';
    }
    this.#known.add(key);
    if (interactionId !== null && isUserEventType(fact.type)) {
      const state = this.#states.get(interactionId) ?? emptyInteraction('call');
      if (!decide(state, fact).ok) {
        this.refused.push(`${fact.type} while ${state.phase}`);
        return 'refused';
      }
      this.#states.set(interactionId, evolve(state, fact));
    }
    this.recorded.push(event);
    return 'RECORDED';
  }
}

function targetOf(target: Target | undefined): Fact['target'] {
  if (target?.queue?.id !== undefined) return { kind: 'queue', queueId: target.queue.id };
  return target?.user?.id === undefined ? null : { kind: 'user', userId: target.user.id };
}
