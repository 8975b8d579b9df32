export { createLiveClient } from './live.ts';
export type {
  LiveClient,
  LiveClientOptions,
  LiveState,
  Resync,
  StreamHandle,
  StreamObserver,
  StreamRequest,
  WebSocketImplementation,
  WireError,
} from './live-types.ts';
export { createRecorder } from './record.ts';
export type { Recorder, RecorderOptions, RecordResult, UserEventInput } from './record-types.ts';
export { createRequest, RequestFailure } from './request.ts';
export type { GraphqlDocument, Request, RequestOptions } from './request.ts';
