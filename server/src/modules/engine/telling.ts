import type { AccessTarget, Action, Catalogue, EventDefinition } from '@belfry/domain';
import type { Ids } from '../../platform/ids.ts';
import type { FiringRow } from './firing.ts';
import type { People } from './people.ts';

/** What an action's frequency says to a firing. */
export interface Turn {
  /** It is held back itself. */
  held: boolean;
  /** How many were held back since the one before; 0 where the action has no frequency. */
  heldBack: number;
}

/** A firing that is about to be told of. */
export interface Telling {
  firing: FiringRow;
  definition: EventDefinition;
  /** Whom and which queue it concerned: that decides what its owner may do about it. */
  target: AccessTarget;
  /** One an action; none where no frequency holds any back. */
  turns: readonly Turn[];
}

/** Definition → the users who want to hear nothing of it. */
export type Mutes = ReadonlyMap<string, ReadonlySet<string>>;

export interface TellNeeds {
  catalogue: Catalogue;
  people: People;
  mutes: Mutes;
  ids: Ids;
  /** Where people reach the dashboard, without a slash at its end; null when nobody said. */
  publicUrl: string | null;
}

export type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;
