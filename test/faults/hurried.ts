import { type DeliverySettings, usualSettings } from '../../server/src/modules/delivery/index.ts';

/** Delivery as usual, only that days pass in seconds. */
export const hurried: Partial<DeliverySettings> = {
  leaseMs: 1_500,
  pollMs: 50,
  timeoutMs: 1_000,
  pauseMs: 100,
  drainMs: 1_000,
  circuit: { threshold: 25, openMs: 100, longestOpenMs: 400, probeMs: 1_500, spreadMs: 200 },
  policies: {
    ...usualSettings.policies,
    webhook: { delaysMs: [20, 50, 100, 200, 400, 800], deadlineMs: 900_000 },
  },
};
