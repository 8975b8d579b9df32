import type { LiveViewer } from './stream-plan.ts';
import { createTally } from './tally.ts';

/** What an open socket counts towards: its user's number, from sign-in until `give`. */
export interface Reserved {
  /** Counts the socket towards this viewer from now on; false beyond the limit, and after `give`. */
  move(viewer: LiveViewer): boolean;
  readonly give: () => void;
}

/** How many sockets each user has. */
export interface UserPlaces {
  /** Null when the viewer has as many sockets as allowed. */
  reserve(viewer: LiveViewer | null): Reserved | null;
}

const keyOf = ({ organizationId, userId, tokenId }: LiveViewer): string =>
  `${organizationId}|${userId ?? tokenId ?? ''}`;

export function createUserPlaces(limit: number): UserPlaces {
  const users = createTally(limit);
  return {
    reserve(viewer) {
      let key: string | null = null;
      let given = false;
      const place: Reserved = {
        move(to) {
          const next = keyOf(to);
          if (given || (next !== key && !users.take(next))) return false;
          if (key !== null && next !== key) users.give(key);
          key = next;
          return true;
        },
        give() {
          if (!given && key !== null) users.give(key);
          given = true;
        },
      };
      return viewer === null || place.move(viewer) ? place : null;
    },
  };
}
