import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { LiveCounter, LiveGauge, LiveHistogram, LiveMetrics } from './live/index.ts';

const counters: Record<LiveCounter, { help: string; labels: string[] }> = {
  rt_connections_rejected_total: { help: 'Sockets refused before they opened', labels: ['reason'] },
  rt_connections_closed_total: { help: 'Sockets closed, by close code', labels: ['code'] },
  rt_resume_total: { help: 'Streams resumed, by where the missed rows came from', labels: ['result'] },
  rt_tailer_gap_fills_total: { help: 'Gaps in a log read from the database', labels: [] },
  rt_slow_client_closed_total: { help: 'Clients cut because they did not read', labels: [] },
  stream_epoch_changes_total: { help: 'Times the database began another life', labels: [] },
};

const gauges: Record<LiveGauge, string> = {
  rt_connections: 'Open sockets and event streams',
  rt_subscriptions: 'Running subscriptions',
};

const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const histograms: Record<LiveHistogram, { help: string; buckets: number[] }> = {
  rt_delivery_seconds: { help: 'From commit to socket write', buckets: seconds },
  rt_resume_items: { help: 'Rows replayed to a resuming stream', buckets: [0, 1, 10, 100, 1_000, 10_000] },
  rt_tailer_lag_seconds: { help: 'How far a tailer was behind its log', buckets: seconds },
  rt_socket_buffered_bytes: {
    help: 'Bytes waiting for one socket',
    buckets: [0, 1_024, 16_384, 65_536, 262_144, 524_288],
  },
};

export interface Count {
  add(by: number, labels?: Readonly<Record<string, string>>): void;
}

export interface Metrics {
  registry: Registry;
  live: LiveMetrics;
  /** Measures something whenever metrics are read. */
  gauge(name: string, help: string, read: () => number): void;
  /** Its labels have few values. */
  counter(name: string, help: string, labels?: readonly string[]): Count;
}

/** Prometheus metrics of this process. Labels are of few values; none names an organization or a user. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counted = new Map(
    Object.entries(counters).map(([name, { help, labels }]) => [
      name,
      new Counter({ name, help, labelNames: labels, registers }),
    ]),
  );
  const gauged = new Map(Object.entries(gauges).map(([name, help]) => [name, new Gauge({ name, help, registers })]));
  const observed = new Map(
    Object.entries(histograms).map(([name, { help, buckets }]) => [
      name,
      new Histogram({ name, help, buckets, registers }),
    ]),
  );
  return {
    registry,
    live: {
      add: (name, labels = {}) => counted.get(name)?.inc(labels),
      set: (name, value) => gauged.get(name)?.set(value),
      observe: (name, value) => observed.get(name)?.observe(value),
    },
    gauge(name, help, read) {
      const made: Gauge = new Gauge({ name, help, registers, collect: () => made.set(read()) });
    },
    counter(name, help, labelNames = []) {
      const made = new Counter({ name, help, labelNames: [...labelNames], registers });
      return { add: (by, labels = {}) => made.inc(labels, by) };
    },
  };
}
