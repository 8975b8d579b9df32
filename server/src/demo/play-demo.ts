import { createRequest } from '@belfry/client';
import type { LifeCycle } from '../platform/life-cycle.ts';
import type { Log } from '../platform/log.ts';
import { systemClock } from '../platform/clock.ts';
import { demoOrganization } from './seed-demo.ts';
import { runDemo } from './run-demo.ts';

/** Plays the demo against this server's own address until it stops. */
export function playDemo({
  demo,
  port,
  token,
  log,
  lifeCycle,
}: {
  demo: { rate: number; seed: number };
  port: number;
  token: string;
  log: Log;
  lifeCycle: LifeCycle;
}): void {
  const headers = { 'x-belfry-organization': demoOrganization };
  const request = createRequest({ url: `http://127.0.0.1:${port}/graphql`, token, headers });
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, lifeCycle.signal]);
  const played = runDemo({
    ...demo,
    request,
    clock: systemClock,
    log,
    signal,
    startedAt: systemClock.now(),
  });
  lifeCycle.started('demo', async () => {
    stopping.abort();
    await played;
  });
}
