import type { PermissionId } from '../access/permissions.ts';
import type { ActorKind, PayloadFields } from '../catalogue/user-event-declaration.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';

/** One user action: a mutation that records one user event. */
export interface ActionDeclaration {
  readonly type: UserEventType;
  readonly subject: 'interaction' | 'user';
  /** A sentence, for the schema. */
  readonly meaning: string;
  readonly permission: PermissionId;
  /** Who is taken to act when the caller acts for nobody else: the caller, the customer or the system. */
  readonly actor: Extract<ActorKind, 'user' | 'customer' | 'system'>;
  readonly inputs: ActionInputs;
}

export interface ActionInputs {
  /** `self-or-named`: the caller unless another is named. `named`: must be named. */
  readonly user?: 'self-or-named' | 'named';
  readonly queue?: 'required' | 'optional';
  readonly target?: 'required' | 'optional';
  readonly reason?: 'optional';
  /** Payload fields, each an input of its own of that name. */
  readonly fields?: PayloadFields;
}
