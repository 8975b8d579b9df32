import type { Database } from '../../platform/database/index.ts';
import { type GlobalId, RequestError, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { DefinitionRow } from '../definitions/index.ts';
import type { Interactions } from '../interactions/index.ts';
import type { Explanation } from './explanation.ts';
import { firingsStore } from './firings.store.ts';

export interface ExplainNeeds {
  database: Database;
  interactions: Pick<Interactions, 'store'>;
}

export interface ToExplain {
  definition: DefinitionRow;
  subject: GlobalId | null;
  /** As things stood then; null: now. Epoch milliseconds. */
  at: number | null;
}

const noItem = (): RequestError =>
  new RequestError('NOT_FOUND', 'There is no such item, or it is not yours to see. Choose another one.');

/** Says why a definition fired for an item, or why it did not. */
export function createExplain({ database, interactions }: ExplainNeeds) {
  const firings = firingsStore(database);
  return async (viewer: SignedInViewer, { definition, subject, at }: ToExplain): Promise<Explanation> => {
    const [row] = subject?.type === 'Interaction' ? await interactions.store.byIds(viewer, [subject.key]) : [];
    if (!row) throw noItem();
    const fired = await firings.list(
      viewer,
      {
        definition: { eq: definition.id },
        interaction: { eq: row.id },
        ...(at === null ? {} : { firedAt: { lte: at } }),
      },
      { limit: 19, backward: false, from: null },
    );
    const why: { code: string; message: string }[] = [];
    if (!definition.enabled) why.push({ code: 'SWITCHED_OFF', message: 'It is switched off.' });
    if (definition.pausedReason !== null) why.push({ code: 'PAUSED', message: definition.pausedReason });
    if (fired.length > 0)
      return { verdict: 'fired', summary: 'It has fired for this item.', why, causes: [], firings: fired };
    return { verdict: 'does-not-fire', summary: 'It has not fired for this item.', why, causes: [], firings: [] };
  };
}
