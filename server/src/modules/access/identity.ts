import { createHash } from 'node:crypto';
import { type Grants, mergeGrants, narrowGrants, permissionIds } from '@belfry/domain';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import type { Identity } from './access.store.ts';

const ordered = (ids: readonly string[]): string => ids.toSorted().join();

/** What decides which things a viewer sees; two viewers who agree in it see the same. */
function audienceOf(identity: Identity, grants: Grants): string {
  const scopes = permissionIds.map((id) => grants[id] ?? 'none');
  const personal = scopes.some((scope) => scope === 'own' || scope === 'team' || scope === 'queues');
  const parts = [
    identity.organizationId,
    scopes.join(),
    ...(personal ? [identity.userId, ordered(identity.teamMemberIds), ordered(identity.queueIds)] : []),
  ];
  return createHash('sha256').update(parts.join('|')).digest('base64url').slice(0, 22);
}

/** The viewer that an identity makes: the roles' grants together, narrowed by the token's scopes. */
export function viewerOf(identity: Identity): SignedInViewer {
  const merged = mergeGrants(identity.grants);
  const grants = identity.tokenScopes === 'all' ? merged : narrowGrants(merged, identity.tokenScopes);
  return {
    organizationId: identity.organizationId,
    organizationName: identity.organizationName,
    userId: identity.userId,
    name: identity.name,
    grants,
    teamIds: identity.teamIds,
    teamMemberIds: identity.teamMemberIds,
    queueIds: identity.queueIds,
    sessionId: identity.sessionId,
    tokenId: identity.tokenId,
    expiresAt: identity.expiresAt,
    audience: audienceOf(identity, grants),
  };
}
