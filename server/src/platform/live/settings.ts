const second = 1000;
const minute = 60 * second;
const kibibyte = 1024;

/** Every figure of the live part, in one place. Times are milliseconds. */
export interface LiveSettings {
  /** How often all heads are read, whatever the bus says. */
  readonly sweepMs: number;
  /** Rows and bytes that a tailer keeps, and the rows it reads at its start. */
  readonly ringRows: number;
  readonly ringBytes: number;
  readonly prefillRows: number;
  /** How long a tailer that nobody follows keeps its rows: a storm of returning clients finds them. */
  readonly lingerMs: number;
  /** Accepted rows a group may fall behind in memory; beyond, it reads the log again. */
  readonly pendingRows: number;
  readonly heartbeatMs: number;
  /** Milliseconds between two changes of a snapshot stream. */
  readonly snapshotEveryMs: number;
  /** What may be queued for one socket. */
  readonly ceilingBytes: number;
  /** A socket with something queued that takes nothing for this long is cut. */
  readonly stallMs: number;
  readonly tickMs: number;
  readonly keepAliveMs: number;
  readonly initWaitMs: number;
  /** For authentication after `connection_init`. */
  readonly connectWaitMs: number;
  /** A socket is asked to come back between once and twice this age. */
  readonly rotateAfterMs: number;
  readonly maxOperations: number;
  readonly maxIdLength: number;
  readonly maxTokens: number;
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  readonly upgradesPerSecond: number;
  readonly socketsPerUser: number;
  readonly socketsPerAddress: number;
}

export const liveSettings: LiveSettings = {
  sweepMs: second,
  ringRows: 5000,
  ringBytes: 8 * kibibyte * kibibyte,
  prefillRows: 1000,
  lingerMs: 30 * second,
  pendingRows: 2000,
  heartbeatMs: 10 * second,
  snapshotEveryMs: 250,
  ceilingBytes: 512 * kibibyte,
  stallMs: 10 * second,
  tickMs: second,
  keepAliveMs: 8 * second,
  initWaitMs: 3 * second,
  connectWaitMs: 5 * second,
  rotateAfterMs: 30 * minute,
  maxOperations: 50,
  maxIdLength: 64,
  maxTokens: 1000,
  messagesPerSecond: 20,
  messageBurst: 50,
  upgradesPerSecond: 500,
  socketsPerUser: 20,
  socketsPerAddress: 2000,
};
