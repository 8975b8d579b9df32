import { useEffect, useState } from 'react';
import { graphqlClient } from '../../data/index.ts';
import type { CheckData, DraftInput } from './trial.documents.ts';
import { checkDocument } from './trial.documents.ts';

const settleMs = 600;

/** What the server says of a draft once its writer pauses; null as long as it has not been asked, or cannot be. */
export function useCheck(draft: DraftInput | null, id: string | null): CheckData | null {
  const [check, setCheck] = useState<CheckData | null>(null);
  useEffect(() => {
    if (draft === null) return undefined;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const request = graphqlClient.query(checkDocument, { draft, id }, { requestPolicy: 'network-only' });
      const { data } = await request.toPromise();
      if (wanted) setCheck(data?.checkEventDefinition ?? null);
    };
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [draft, id]);
  return draft === null ? null : check;
}
