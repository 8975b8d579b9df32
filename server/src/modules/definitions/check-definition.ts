import {
  type CheckGround,
  checkDraft,
  type DefinitionDraft,
  type DefinitionOwner,
  fail,
  ownershipIssues,
  parseDefinition,
  type Result,
} from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { invalid, type Issue, type UserProblem } from '../../platform/graphql/index.ts';
import { asWritten } from './as-written.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { type GroundNeeds, type GroundOf, groundFor } from './doubts-of.ts';
import { type Keyed, nameOfType } from './draft-of.ts';
import { type Reference, scopeTypeOf } from './references.ts';
import { knownReferences } from './references.store.ts';

type CheckNeeds = GroundNeeds & Pick<DefinitionNeeds, 'targets'>;

export interface ToCheck extends Keyed {
  organizationId: string;
  owner: DefinitionOwner;
  /** Of the definition that is changed; none for a new one. */
  id?: string | null;
  /** Where many are checked, what they are checked beside. */
  ground?: (of: GroundOf) => CheckGround;
}

/** A threshold's queue, user, team or department that its event type does not count by. */
function scopeIssues({ definition, references }: Keyed): Issue[] {
  const type = scopeTypeOf(definition.eventType);
  return references
    .filter((reference) => reference.path[0] === 'threshold' && reference.type !== type)
    .map(({ path }) => ({
      path,
      code: 'DOES_NOT_FIT',
      message:
        type === null
          ? 'Leave it out: this event type counts the whole organization.'
          : `Choose a ${nameOfType[type]} instead: this event type counts by it.`,
    }));
}

async function absentIssues(
  { targets }: Pick<DefinitionNeeds, 'targets'>,
  transaction: Transaction,
  { organizationId, references }: { organizationId: string; references: readonly Reference[] },
): Promise<Issue[]> {
  if (references.length === 0) return [];
  const outside = references.some(({ type }) => type === 'Webhook' || type === 'Provider');
  const known = [
    ...(await knownReferences(transaction, organizationId, references)),
    ...(outside ? await targets(transaction, organizationId) : []),
  ];
  const there = new Set(known.map(({ type, id }) => `${type}:${id}`));
  return references
    .filter(({ type, id }) => !there.has(`${type}:${id}`))
    .map(({ type, path }) => ({
      path,
      code: 'UNKNOWN',
      message: `Choose a ${nameOfType[type]}: there is no such one.`,
    }));
}

/**
 * All checks of a definition at once: its shape and meaning, whether the owner may have it, whether what it names exists, and
 * then whether it can ever hold and its examples come out as they say.
 */
export async function checkDefinition(
  needs: CheckNeeds,
  transaction: Transaction,
  what: ToCheck,
): Promise<Result<DefinitionDraft, UserProblem>> {
  const { organizationId, owner, definition, id = null } = what;
  const catalogue = await needs.catalogueOf(organizationId, transaction);
  const parsed = parseDefinition(definition, catalogue);
  const found = [
    ...what.issues,
    ...scopeIssues(what),
    ...(parsed.ok ? ownershipIssues(parsed.value, owner, catalogue) : parsed.problem),
    ...(await absentIssues(needs, transaction, what)),
  ];
  const written = (issues: readonly Issue[]) => issues.map((issue) => asWritten(issue, definition.eventType));
  if (!parsed.ok || found.length > 0) return fail(invalid(written(found)));
  const ground = what.ground ?? (await groundFor(needs, transaction, organizationId));
  const { errors } = checkDraft(parsed.value, ground({ owner, id }));
  return errors.length === 0 ? parsed : fail(invalid(written(errors)));
}
