import { type EventDefinition, fail, ok, type Result } from '@belfry/domain';
import { keyOf, notFound, type SignedInContext, type UserProblem } from '../../platform/graphql/index.ts';
import { asDefinition, definitionById, type DefinitionRow, type Definitions } from '../definitions/index.ts';

/** A definition that is asked about: a draft, a saved one, or a draft of a saved one. */
export interface AskedDefinition {
  /** The draft, where there is one; of a saved one it keeps the id. */
  definition: EventDefinition;
  saved: DefinitionRow | null;
}

type Written = Parameters<Definitions['draft']>[1];

/** The saved one, switched on or off as it is: that it rests is another matter. */
export const asSaved = (row: DefinitionRow): EventDefinition => ({ ...asDefinition(row), enabled: row.enabled });

/** A draft that is of no saved definition bears this id. */
export const draftId = '00000000-0000-0000-0000-000000000000';

/** Reads what a query or mutation asks about, as far as the viewer may see or write it. */
export async function askedDefinition(
  { id, draft }: { id: string | null; draft: Written | null },
  context: SignedInContext,
): Promise<Result<AskedDefinition, UserProblem>> {
  const { viewer, services } = context;
  const saved = id === null ? null : await definitionById(context, keyOf('EventDefinition', id));
  if (id !== null && saved === null) return fail(notFound('event'));
  if (draft === null) return saved === null ? fail(notFound('event')) : ok({ definition: asSaved(saved), saved });
  const checked = await services.definitions.draft(viewer, draft, saved?.id ?? null);
  if (!checked.ok) return checked;
  const now = services.clock.now();
  const { organizationId } = viewer;
  const fresh = { id: draftId, organizationId, owner: checked.value.owner, position: 0, version: 0, createdAt: now };
  const kept = saved === null ? {} : { id: saved.id, owner: asSaved(saved).owner, createdAt: saved.createdAt };
  return ok({ definition: { ...checked.value.draft, ...fresh, ...kept, enabled: true }, saved });
}
