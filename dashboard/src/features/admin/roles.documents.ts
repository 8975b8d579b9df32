import type { ResultOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

const roleFragment = graphql(`
  fragment RolesPage_role on Role @_unmask {
    id
    name
    meaning
    shipped
    adjustable
    adjusted
    userCount
    version
    grants {
      permission
      scope
    }
    limits {
      events
      firingsPerHour
    }
  }
`);

const refusal = graphql(`
  fragment RolesPage_refusal on UserError @_unmask {
    message
    code
    ... on ValidationError {
      issues {
        path
        message
        code
      }
    }
  }
`);

export const rolesDocument = graphql(
  `
    query RolesPage {
      roles {
        ...RolesPage_role
      }
    }
  `,
  [roleFragment],
);

export const createRoleDocument = graphql(
  `
    mutation CreateRole($input: CreateRoleInput!) {
      createRole(input: $input) {
        __typename
        ...RolesPage_refusal
        ... on CreateRolePayload {
          role {
            ...RolesPage_role
          }
        }
      }
    }
  `,
  [refusal, roleFragment],
);

export const updateRoleDocument = graphql(
  `
    mutation UpdateRole($input: UpdateRoleInput!) {
      updateRole(input: $input) {
        __typename
        ...RolesPage_refusal
        ... on UpdateRolePayload {
          role {
            ...RolesPage_role
          }
        }
      }
    }
  `,
  [refusal, roleFragment],
);

export const resetRoleDocument = graphql(
  `
    mutation ResetRole($input: ResetRoleInput!) {
      resetRole(input: $input) {
        __typename
        ...RolesPage_refusal
        ... on ResetRolePayload {
          role {
            ...RolesPage_role
          }
        }
      }
    }
  `,
  [refusal, roleFragment],
);

export const deleteRoleDocument = graphql(
  `
    mutation DeleteRole($input: DeleteRoleInput!) {
      deleteRole(input: $input) {
        __typename
        ...RolesPage_refusal
        ... on DeleteRolePayload {
          deletedId
        }
      }
    }
  `,
  [refusal],
);

export type RoleData = ResultOf<typeof rolesDocument>['roles'][number];
