import { useEffect, useState } from 'react';
import { serverNow } from '../../data/index.ts';

/** The server's time at the last whole step, in epoch milliseconds: it renders once a step, not once a second. */
export function useSteps(stepMs: number): number {
  const [now, setNow] = useState(() => lastStep(serverNow(), stepMs));
  useEffect(() => {
    setNow(lastStep(serverNow(), stepMs));
    const timer = setInterval(() => setNow(lastStep(serverNow(), stepMs)), 1000);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}

function lastStep(now: number, stepMs: number): number {
  return Math.floor(now / stepMs) * stepMs;
}
