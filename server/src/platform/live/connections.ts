import type { Clock } from '../clock.ts';
import { type Connection, type Ending, endings } from './connection.ts';
import type { LiveMetrics } from './metrics.ts';
import type { LiveViewer } from './stream-plan.ts';

/** All connections of this node. */
export interface Connections {
  readonly size: number;
  add(connection: Connection): void;
  /** `code` is what it was closed with. */
  remove(connection: Connection, code: number): void;
  endWhere(predicate: (viewer: LiveViewer) => boolean, ending: Ending): number;
  /** Lets every connection look after itself and ends those whose session is over. */
  tick(): void;
  /** Ends all, evenly spread over the time given. Resolves when all have been told. */
  drain(overMs: number): Promise<void>;
}

const drainStepMs = 50;

export function createConnections({ clock, metrics }: { clock: Clock; metrics: LiveMetrics }): Connections {
  const all = new Set<Connection>();

  function endSome(count: number): void {
    for (const connection of [...all].slice(0, count)) {
      all.delete(connection);
      connection.end(endings.restart);
    }
    metrics.set('rt_connections', all.size);
  }

  return {
    get size() {
      return all.size;
    },
    add(connection) {
      all.add(connection);
      metrics.set('rt_connections', all.size);
    },
    remove(connection, code) {
      all.delete(connection);
      metrics.set('rt_connections', all.size);
      metrics.add('rt_connections_closed_total', { code: String(code) });
    },
    endWhere(predicate, ending) {
      const those = [...all].filter(({ viewer }) => viewer !== null && predicate(viewer));
      for (const connection of those) connection.end(ending);
      return those.length;
    },
    tick() {
      const now = clock.now();
      for (const connection of all) {
        if (connection.viewer && connection.viewer.expiresAt <= now) connection.end(endings.expired);
        else connection.tick(now);
      }
    },
    drain(overMs) {
      const steps = Math.max(1, Math.floor(overMs / drainStepMs));
      const perStep = Math.ceil(all.size / steps);
      return new Promise((resolve) => {
        const step = (): void => {
          endSome(perStep);
          if (all.size > 0) return;
          clearInterval(timer);
          resolve();
        };
        const timer = setInterval(step, drainStepMs);
        step();
      });
    },
  };
}
