import type { FragmentOf, ResultOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const definitionFragment = graphql(`
  fragment EventsPage_definition on EventDefinition @_unmask {
    id
    name
    description
    enabled
    shadow
    scope
    owner {
      id
      name
    }
    category
    eventType
    trigger
    condition
    timed {
      after
      clock
      repeatEvery
    }
    threshold {
      level
      clearLevel
      repeatEvery
      queue {
        id
        name
      }
      user {
        id
        name
      }
      team {
        id
        name
      }
      department {
        id
        name
      }
    }
    pattern
    actions
    tests
    doubts {
      path
      message
      code
    }
    sentence
    timeZone
    position
    version
    updatedAt
    lastFiredAt
    viewerCanEdit
    pausedReason
  }
`);

export const definitionsDocument = graphql(
  `
    query EventsPage($scope: EventDefinitionScope!, $filter: EventDefinitionFilter, $after: Cursor) {
      eventDefinitions(scope: $scope, filter: $filter, first: 50, after: $after) {
        nodes {
          ...EventsPage_definition
          mutedByViewer
          usage {
            firedLastHour
            firedLastDay
            firedLastWeek
            hours
            opened
            acknowledged
            ignored
            heldBack
            microseconds
            perUserPerDay
            noisy
            dead
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [definitionFragment],
);

export const definitionDocument = graphql(
  `
    query EventEditorPage($id: ID!) {
      eventDefinition(id: $id) {
        ...EventsPage_definition
      }
    }
  `,
  [definitionFragment],
);

/** Everything the form is drawn from: nothing of it is known here beforehand. */
export const catalogueDocument = graphql(`
  query EventCatalogue {
    eventCatalogue {
      categories {
        name
        meaning
        administratorsOnly
        eventTypes {
          name
          label
          meaning
          trigger
          subject
          administratorsOnly
          custom
          patterns
          countsFrom
          count {
            of
            per
            passes
          }
          fields {
            name
            label
            meaning
            data
            variable
            choices
            refersTo
          }
          defaultTitle
          defaultBody
          variables {
            name
            meaning
          }
        }
      }
      operators {
        data
        operators {
          name
          label
          values
        }
      }
      recipients {
        kind
        label
        needs
      }
      actions {
        kind
        label
        meaning
        on
        administratorsOnly
        parts {
          name
          label
          meaning
          data
          optional
          choices
        }
      }
    }
  }
`);

export const directoryDocument = graphql(`
  query EventsDirectory {
    users(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
      }
    }
    queues(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
      }
    }
    teams(first: 100) {
      nodes {
        id
        name
      }
    }
    departments(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** By itself: not everyone may see the roles, and the rest must not fail with them. */
export const rolesDocument = graphql(`
  query EventsRoles {
    roles {
      id
      name
    }
  }
`);

/** By themselves: not everyone may see what is registered. */
export const webhooksDocument = graphql(`
  query EventsWebhooks {
    webhooks(first: 100) {
      nodes {
        id
        name
      }
    }
    providers(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export type DefinitionData = FragmentOf<typeof definitionFragment>;
export type ScopeName = DefinitionData['scope'];
export type ListedDefinition = ResultOf<typeof definitionsDocument>['eventDefinitions']['nodes'][number];
export type UsageData = ListedDefinition['usage'];
export type CatalogueData = ResultOf<typeof catalogueDocument>['eventCatalogue'];
export type CategoryData = CatalogueData['categories'][number];
export type EventTypeData = CategoryData['eventTypes'][number];
export type FieldData = EventTypeData['fields'][number];
export type OperatorData = CatalogueData['operators'][number]['operators'][number];
export type ActionKindData = CatalogueData['actions'][number];
export type ActionPartData = ActionKindData['parts'][number];
export type DirectoryData = ResultOf<typeof directoryDocument> &
  ResultOf<typeof rolesDocument> &
  ResultOf<typeof webhooksDocument>;
