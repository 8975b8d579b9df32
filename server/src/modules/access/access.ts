import { type BusinessHours, can, isOpen } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { type AccountNeeds, createOrganization, createToken, createUser } from './accounts.ts';
import { accessStore } from './access.store.ts';
import { assignRoles } from './assign-roles.ts';
import { Authenticator } from './authenticate.ts';
import { setBusinessHours } from './business-hours.ts';
import { readBusinessHours } from './business-hours.store.ts';
import { createRole, deleteRole, resetRole, updateRole } from './change-roles.ts';
import { viewerOf } from './identity.ts';
import type { RoleRow } from './organization.ts';
import { hashPassword } from './passwords.ts';
import { readRoles, refreshShippedRoles } from './roles.store.ts';
import { sessionsStore } from './sessions.store.ts';
import { signIn } from './sign-in.ts';
import { type AccessChange, watchAccess } from './watch-access.ts';

/** What the log of user events is told of users. */
export type AccessEvent = { organizationId: string; userId: string } & (
  | { type: 'user.signed_in' | 'user.signed_out'; sessionId: string }
  /** `by` is who gave or took roles; null for the operator. */
  | { type: 'user.role_changed'; by: string | null; roles: readonly string[] }
);

/** Tells the log of user events who came and went, and whose roles changed. Owned here, fulfilled by whoever records. */
export type Recording = (event: AccessEvent) => Promise<void>;

export interface AccessNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** The secret in server.json by which the `belfry` command works. */
  operatorToken: string;
}

export type Access = ReturnType<typeof createAccess>;

/** Who may come in, and what they may do. */
export function createAccess({ database, clock, ids, log, operatorToken }: AccessNeeds) {
  const store = accessStore(database);
  const sessions = sessionsStore(database);
  const authenticator = new Authenticator({ store, clock, operatorToken });
  const needs: AccountNeeds = { store, database, clock, ids };
  const forget = (userIds: readonly string[]): void => {
    for (const userId of userIds) authenticator.forget('user', userId);
  };
  const roleNeeds = { database, ids, forget };
  return {
    store,
    authenticate: authenticator.authenticate,
    /** Who a viewer of some time ago is now; null when their session or token ended. */
    now: (viewer: SignedInViewer) => authenticator.now(viewer),
    signIn: signIn(needs),
    hashPassword,
    createOrganization: createOrganization(needs),
    createUser: createUser(needs),
    createToken: createToken(needs),
    /** A user's viewer without a session: what their event definitions may see, for example. Null when gone or inactive. */
    async viewerOfUser(organizationId: string, userId: string): Promise<SignedInViewer | null> {
      const identity = await store.identity(organizationId, userId);
      return identity && viewerOf(identity);
    },
    endSessions: async (
      organizationId: string,
      which: { sessionId: string } | { userId: string; except?: string | null },
    ): Promise<number> => {
      const ended = await sessions.endSessions(organizationId, which);
      if ('sessionId' in which) authenticator.forget('session', which.sessionId);
      else authenticator.forget('user', which.userId);
      return ended;
    },
    /** The roles that the viewer may see, shipped ones first. */
    roles: async (viewer: SignedInViewer): Promise<RoleRow[]> =>
      can(viewer, 'roles:read')
        ? database.transaction(viewer.organizationId, (transaction) => readRoles(transaction, viewer.organizationId))
        : [],
    createRole: createRole(roleNeeds),
    updateRole: updateRole(roleNeeds),
    resetRole: resetRole(roleNeeds),
    deleteRole: deleteRole(roleNeeds),
    assignRoles: assignRoles(roleNeeds),
    /** When an organization works, as a transaction sees it. Null hours: always. */
    businessHours: readBusinessHours,
    /** The same outside of a transaction. */
    businessHoursOf: (organizationId: string) =>
      database.transaction(organizationId, (transaction) => readBusinessHours(transaction, organizationId)),
    /** Whether it is open now by these hours. */
    isOpen: (hours: BusinessHours | null): boolean => hours === null || isOpen(clock.now(), hours),
    setBusinessHours: setBusinessHours({ database }),
    timeZoneOf: (organizationId: string) => store.timeZone(organizationId),
    /** Brings shipped roles that nobody has adjusted to what this version ships. To be called when a server starts. */
    refreshShippedRoles: () => refreshShippedRoles(database),
    watch: (tell: (change: AccessChange) => void) => watchAccess({ store: sessions, authenticator, log, tell }),
  };
}
