export { type Cursors, createCursors } from './cursor.ts';
export { type EventStreams, createEventStreams } from './event-streams.ts';
export { createHub, type Hub } from './hub.ts';
export { type LogName, type LogRow, type LogSource } from './log-source.ts';
export type { LiveCounter, LiveGauge, LiveHistogram, LiveMetrics } from './metrics.ts';
export { createOperations, type OperationRequest } from './operations.ts';
export { type LiveSettings } from './settings.ts';
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
  subscribeThroughHub,
} from './stream-plan.ts';
export { createTailers, type Tailers } from './tailers.ts';
export { createUpgradeHandler, type UpgradeHandler } from './upgrade.ts';
