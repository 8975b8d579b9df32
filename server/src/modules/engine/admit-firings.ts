import { admit, type CausalChain, type EventDefinition, type HourlyCount, type Stopped } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { firingsOfOwners, firingsOfSubjects } from './hourly.store.ts';
import type { Fired } from './pass.ts';
import type { People } from './people.ts';
import { subjectKey } from './timer-book.ts';

/** How often things and owners were fired for in an hour. Carried on in place. */
export interface Hourly {
  ofSubjects: Map<string, HourlyCount>;
  ofOwners: Map<string, HourlyCount>;
}

export const noHourly = (): Hourly => ({ ofSubjects: new Map(), ofOwners: new Map() });

/** A firing that goes on, with its chain: itself included. */
export interface AdmittedFiring extends Omit<Fired, 'chain'> {
  definition: EventDefinition;
  chain: CausalChain;
}

export interface Admission {
  admitted: AdmittedFiring[];
  stopped: (Stopped & { interactionId: string | null })[];
}

interface Admitting {
  organizationId: string;
  fired: readonly Fired[];
  definitions: ReadonlyMap<string, EventDefinition>;
  people: People;
  hourly: Hourly;
  now: number;
}

const hour = 3_600_000;

const ownerOf = (definition: EventDefinition | undefined): string | null =>
  definition?.owner.kind === 'user' ? definition.owner.userId : null;

/** Reads how often what is about to fire was fired for in the last hour, but for what is remembered. */
async function learn(transaction: Transaction, { organizationId, fired, definitions, people, hourly, now }: Admitting) {
  for (const counts of [hourly.ofSubjects, hourly.ofOwners])
    for (const [key, { since }] of counts) if (since < now - hour) counts.delete(key);
  const subjects = new Set(fired.flatMap(({ draft }) => (draft.subject ? [subjectKey(draft.subject)] : [])));
  const owners = new Set(fired.flatMap(({ draft }) => ownerOf(definitions.get(draft.definitionId)) ?? []));
  const [ofSubjects, ofOwners] = await Promise.all([
    firingsOfSubjects(transaction, organizationId, {
      subjects: [...subjects].filter((key) => !hourly.ofSubjects.has(key)),
      now,
    }),
    firingsOfOwners(transaction, organizationId, {
      owners: [...owners].filter((id) => !hourly.ofOwners.has(id) && people.firingsPerHourOf(id) !== null),
      now,
    }),
  ]);
  for (const [key, count] of ofSubjects) hourly.ofSubjects.set(key, count);
  for (const [id, count] of ofOwners) hourly.ofOwners.set(id, count);
}

/** What counts against a firing: of its subject, and of its owner where a role limits how often. What is only tried out counts for nobody. */
class Tally {
  readonly #hourly: Hourly;
  readonly #key: string | null;
  readonly #owner: string | null;

  constructor({ draft }: Fired, definition: EventDefinition, hourly: Hourly) {
    this.#hourly = hourly;
    this.#key = draft.subject && !definition.shadow ? subjectKey(draft.subject) : null;
    this.#owner = definition.shadow ? null : ownerOf(definition);
  }

  ofItem(): HourlyCount | null {
    return this.#key === null ? null : (this.#hourly.ofSubjects.get(this.#key) ?? null);
  }

  ofOwner(): HourlyCount | null {
    return this.#owner === null ? null : (this.#hourly.ofOwners.get(this.#owner) ?? null);
  }

  firingsPerHour(people: People): number | null {
    return this.#owner === null ? null : people.firingsPerHourOf(this.#owner);
  }

  keep({ ofItem, ofOwner }: { ofItem: HourlyCount; ofOwner: HourlyCount }): void {
    if (this.#key !== null) this.#hourly.ofSubjects.set(this.#key, ofItem);
    if (this.#owner !== null) this.#hourly.ofOwners.set(this.#owner, ofOwner);
  }
}

/** Lets firings go on, one after the other, until a chain, an item or an owner has had enough. */
export async function admitFirings(transaction: Transaction, admitting: Admitting): Promise<Admission> {
  const { fired, definitions, people, hourly, now } = admitting;
  const admission: Admission = { admitted: [], stopped: [] };
  if (fired.length === 0) return admission;
  await learn(transaction, admitting);
  for (const one of fired) {
    const { draft, chain, target } = one;
    const definition = definitions.get(draft.definitionId);
    if (!definition) continue;
    const tally = new Tally(one, definition, hourly);
    const counts = { ofItem: tally.ofItem(), ofOwner: tally.ofOwner(), firingsPerHour: tally.firingsPerHour(people) };
    const result = admit(draft, { chain, at: now, ...counts });
    if (result.goes) {
      tally.keep(result);
      admission.admitted.push({ draft, definition, target, chain: result.chain });
    } else admission.stopped.push({ ...result.stopped, interactionId: draft.interactionId });
  }
  return admission;
}
