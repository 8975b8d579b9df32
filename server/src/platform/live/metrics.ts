export type LiveCounter =
  | 'rt_connections_rejected_total'
  | 'rt_connections_closed_total'
  | 'rt_resume_total'
  | 'rt_tailer_gap_fills_total'
  | 'rt_slow_client_closed_total'
  | 'stream_epoch_changes_total';
export type LiveGauge = 'rt_connections' | 'rt_subscriptions';
export type LiveHistogram =
  | 'rt_delivery_seconds'
  | 'rt_resume_items'
  | 'rt_tailer_lag_seconds'
  | 'rt_socket_buffered_bytes';

/** Where live counts. Labels are of few values: `reason`, `code`, `result`. */
export interface LiveMetrics {
  add(counter: LiveCounter, labels?: Readonly<Record<string, string>>): void;
  set(gauge: LiveGauge, value: number): void;
  observe(histogram: LiveHistogram, value: number): void;
}

export const unmeasured: LiveMetrics = { add: () => {}, set: () => {}, observe: () => {} };
