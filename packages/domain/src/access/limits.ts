/** How much the users of a role may set going. Null is as much as they like. */
export interface RoleLimits {
  /** How many events each may have of their own. */
  readonly events: number | null;
  /** How often the events of each may fire in an hour, all together. */
  readonly firingsPerHour: number | null;
}

export const noLimits: RoleLimits = { events: null, firingsPerHour: null };

/** The limits of a user of several roles: the widest of each. Without a role there is nothing to limit. */
export function mergeLimits(all: readonly RoleLimits[]): RoleLimits {
  if (all.length === 0) return noLimits;
  return {
    events: widest(all.map(({ events }) => events)),
    firingsPerHour: widest(all.map((one) => one.firingsPerHour)),
  };
}

function widest(limits: readonly (number | null)[]): number | null {
  return limits.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)));
}
