import { endingActions } from './demo-action.ts';
import type { DemoNeeds } from './demo-needs.ts';
import { act } from './demo-player.ts';
import { patiently } from './patiently.ts';

const leftOpen = `query DemoLeftOpen {
  interactions(filter: { live: { eq: true }, externalId: { startsWith: "live-" } }, first: 100) { nodes { id owner { id } } }
}`;

interface LeftOpen {
  readonly interactions: {
    readonly nodes: readonly {
      readonly id: string;
      readonly owner: { readonly id: string } | null;
    }[];
  };
}

/** Ends the interactions that an earlier run left open: nobody goes on with them. */
export async function endDemoLeftovers(needs: DemoNeeds): Promise<void> {
  for (;;) {
    const ask = () => needs.request<LeftOpen, object>(leftOpen, {}, needs.signal);
    const { interactions } = await patiently(ask, { ...needs, tries: Number.POSITIVE_INFINITY });
    let ended = 0;
    for (const { id, owner } of interactions.nodes) {
      if (await end(id, owner?.id ?? null, needs)) ended += 1;
    }
    if (ended === 0) return;
  }
}

async function end(id: string, ownerId: string | null, needs: DemoNeeds): Promise<boolean> {
  for (const action of endingActions(id, ownerId)) {
    const { result } = await act(action, needs);
    if (result.code === undefined) return true;
  }
  return false;
}
