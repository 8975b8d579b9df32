import { type DefinitionDraft, referenceWords, writePortable } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { RequestError, type SignedInViewer } from '../../platform/graphql/index.ts';
import { maySeeDefinition } from './definition-access.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { draftOfRow } from './definition.ts';
import { referencesIn, swapInDefinition } from './references.ts';
import { knownReferences, type Named, referencesNamed } from './references.store.ts';

const mostAtOnce = 500;
const words: readonly string[] = Object.values(referenceWords);

/** How a file names what has no name of its own there. */
export const byId = 'id:';

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}:${id}`;
const nameKey = ({ type, name }: { type: string; name: string }): string => `${type}:${name.toLowerCase()}`;

/** A name for each of these, by `Type:id`; what another has too, and what means something else, is written as an id. */
async function namesFor(
  { targets }: DefinitionNeeds,
  transaction: Transaction,
  { organizationId, drafts }: { organizationId: string; drafts: readonly DefinitionDraft[] },
): Promise<ReadonlyMap<string, string>> {
  const references = drafts.flatMap((draft) => referencesIn(draft));
  const outside = await targets(transaction, organizationId);
  const known = [...(await knownReferences(transaction, organizationId, references)), ...outside];
  const named: Named[] = [
    ...(await referencesNamed(
      transaction,
      organizationId,
      known.map(({ name }) => name),
    )),
    ...outside,
  ];
  const counts = new Map<string, number>();
  for (const one of named) counts.set(nameKey(one), (counts.get(nameKey(one)) ?? 0) + 1);
  const isPlain = (one: Named): boolean =>
    counts.get(nameKey(one)) === 1 && !words.includes(one.name) && !one.name.startsWith(byId) && one.name.trim() !== '';
  return new Map(known.filter(isPlain).map((one) => [keyOf(one), one.name]));
}

/** Definitions as one file, with names instead of ids. */
export const exportDefinitions =
  (needs: DefinitionNeeds) =>
  async (viewer: SignedInViewer, ids: readonly string[]): Promise<string> => {
    const { organizationId } = viewer;
    if (ids.length === 0 || ids.length > mostAtOnce)
      throw new RequestError('BAD_REQUEST', `Name from 1 to ${mostAtOnce} events.`);
    const found = new Map((await needs.store.byIds(organizationId, ids)).map((row) => [row.id, row]));
    const rows = [...new Set(ids)].map((id) => {
      const row = found.get(id);
      if (row === undefined || !maySeeDefinition(viewer, row))
        throw new RequestError('BAD_REQUEST', 'There is no such event, or it is not yours to see. Name others.');
      return row;
    });
    return needs.database.transaction(organizationId, async (transaction) => {
      const drafts = rows.map(draftOfRow);
      const names = await namesFor(needs, transaction, { organizationId, drafts });
      const portable = drafts.map((draft) => {
        const swapped = swapInDefinition(draft, (one) => names.get(keyOf(one)) ?? `${byId}${one.id}`);
        return { ...draft, ...swapped };
      });
      return writePortable(portable);
    });
  };
