import {
  type DefinitionDraft,
  type DefinitionOwner,
  fail,
  ok,
  ownershipIssues,
  parseDefinition,
  type Result,
} from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { invalid, type Issue, type UserProblem } from '../../platform/graphql/index.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { type Keyed, nameOfType } from './draft-of.ts';
import { type Reference, scopeTypeOf } from './references.ts';
import { knownReferences } from './references.store.ts';

export interface ToCheck extends Keyed {
  organizationId: string;
  owner: DefinitionOwner;
}

/** Where an issue stands in what the caller wrote. */
const writtenPaths: Readonly<Record<string, readonly string[]>> = {
  timed: ['after'],
  'timed.afterMs': ['after'],
  'timed.clock': ['clock'],
  'timed.repeatMs': ['repeatEvery'],
  'threshold.repeatMs': ['threshold', 'repeatEvery'],
};

const asWritten = (issue: Issue): Issue => ({
  ...issue,
  path: writtenPaths[issue.path.join('.')] ?? issue.path,
});

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

/** All checks of a definition at once: its shape and meaning, whether the owner may have it, and whether what it names exists. */
export async function checkDefinition(
  needs: Pick<DefinitionNeeds, 'targets' | 'catalogueOf'>,
  transaction: Transaction,
  what: ToCheck,
): Promise<Result<DefinitionDraft, UserProblem>> {
  const catalogue = await needs.catalogueOf(what.organizationId);
  const parsed = parseDefinition(what.definition, catalogue);
  const found = [
    ...what.issues,
    ...scopeIssues(what),
    ...(parsed.ok ? ownershipIssues(parsed.value, what.owner, catalogue) : parsed.problem).map(asWritten),
    ...(await absentIssues(needs, transaction, what)),
  ];
  return parsed.ok && found.length === 0 ? ok(parsed.value) : fail(invalid(found));
}
