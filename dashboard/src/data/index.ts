export { connectionOf, type Connection } from './connection-state.ts';
export { useIsStale, useLiveState } from './connection.ts';
export { graphqlClient } from './graphql-client.ts';
export { graphql, readFragment } from './graphql.ts';
export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from './graphql.ts';
export { liveClient, watchNetwork } from './live-client.ts';
export { mutate, useMutate, type Outcome } from './mutate.ts';
export { pause, useHeld, usePause } from './pause.ts';
export { problemOf, type Issue, type Problem } from './problem.ts';
export { createRing, useRing, type Ring } from './ring.ts';
export { GrowingDuration, serverNow, useMachineNow, useServerNow } from './server-clock.tsx';
export { leave, startSession } from './session-end.ts';
export { createStore, useStore, type Store } from './store.ts';
export { useData, type DataState } from './use-data.ts';
export { follow, useStream, type Frame, type StreamState } from './use-stream.ts';
export {
  canIn,
  scopeIn,
  SessionContext,
  useViewer,
  ViewerQuery,
  type Scope,
  type Session,
} from './viewer.ts';
