import { sentenceOf } from '@belfry/domain';
import type { SignedInContext } from '../../platform/graphql/index.ts';
import { departmentById, queueById, teamById, userById } from '../directory/index.ts';
import type { DefinitionRow } from './definition.ts';
import { referencesIn } from './references.ts';

/** When a definition fires, in words, with the names that the viewer may see. */
export async function sentenceFor(definition: DefinitionRow, context: SignedInContext): Promise<string> {
  const names = new Map<string, string>();
  await Promise.all(
    referencesIn(definition).map(async ({ type, id }) => {
      if (type === 'User') names.set(id, (await userById(context, id))?.name ?? 'someone');
      if (type === 'Queue') names.set(id, (await queueById(context, id))?.name ?? 'a queue');
      if (type === 'Team') names.set(id, (await teamById(context, id))?.name ?? 'a team');
      if (type === 'Department') names.set(id, (await departmentById(context, id))?.name ?? 'a department');
    }),
  );
  return sentenceOf(definition, (_kind, id) => names.get(id) ?? null);
}
