import { defineEntity, p } from '@mikro-orm/core';
import type { Grants, PermissionId, ShippedRoleId } from '@belfry/domain';

export const Organization = defineEntity({
  name: 'Organization',
  tableName: 'organizations',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    timeZone: p.string().default('UTC'),
    demo: p.boolean().default(false),
  },
});

export const Account = defineEntity({
  name: 'Account',
  tableName: 'users',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.string(),
    title: p.string().nullable(),
    email: p.string().nullable(),
    workContact: p.string().nullable(),
    teamId: p.uuid().nullable(),
    active: p.boolean().default(true),
    passwordHash: p.string().nullable(),
  },
});

export const Role = defineEntity({
  name: 'Role',
  tableName: 'roles',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.string(),
    shipped: p.boolean().default(false),
    shippedAs: p.string().$type<ShippedRoleId>().nullable(),
    grants: p.json<Grants>(),
  },
});

export const UserRole = defineEntity({
  name: 'UserRole',
  tableName: 'user_roles',
  properties: { organizationId: p.uuid().primary(), userId: p.uuid().primary(), roleId: p.uuid().primary() },
});

export const Session = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    secretHash: p.blob(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});

export const Token = defineEntity({
  name: 'Token',
  tableName: 'tokens',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    userId: p.uuid(),
    secretHash: p.blob(),
    name: p.string(),
    scopes: p.json<PermissionId[] | 'all'>(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export const accessEntities = [Organization, Account, Role, UserRole, Session, Token];
