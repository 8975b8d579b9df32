export type { Connection, Ending } from './connection.ts';
export { type Cursors, createCursors } from './cursor.ts';
export { type EventStreams, createEventStreams } from './event-streams.ts';
export { createHub, type Hub, type HubNeeds, sessionEnded } from './hub.ts';
export type { LiveLog } from './live-log.ts';
export { type Head, type LogName, logNames, type LogRow, type LogSource, type Stretch } from './log-source.ts';
export { maskError } from './mask-error.ts';
export type { LiveCounter, LiveGauge, LiveHistogram, LiveMetrics } from './metrics.ts';
export { createOperations, type OperationRequest, type Operations, type PreparedOperation } from './operations.ts';
export { type LiveSettings, liveSettings } from './settings.ts';
export {
  type BatchPlace,
  type LiveViewer,
  type LogPlan,
  resolveStream,
  type ResyncReason,
  type SnapshotPlace,
  type SnapshotPlan,
  type SnapshotState,
  type StreamField,
  type StreamPlan,
  subscribeThroughHub,
} from './stream-plan.ts';
export { createTailers, type FollowedLog, type Tailers } from './tailers.ts';
export { createUpgradeHandler, type UpgradeHandler, type UpgradeNeeds } from './upgrade.ts';
