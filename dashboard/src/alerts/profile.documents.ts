import { graphql, type ResultOf } from '../data/index.ts';

const ProfileFields = graphql(`
  fragment Profile_fields on NotificationProfile @_unmask {
    timeZone
    severities {
      severity
      toast
      sound
      push
      email
      digest
      tone
      volume
    }
    quietHours {
      weekday
      from
      to
    }
    quietInInteractions
    criticalBreaksThrough
    doNotDisturbUntil
    quietBecause
    shiftEnds
    snoozePresets {
      kind
      minutes
      time
    }
    singleKeys
    version
  }
`);

/** A profile as the server tells it. */
export type ToldProfile = ResultOf<typeof ProfileFields>;

export const ProfileQuery = graphql(
  `
    query NotificationProfile {
      notificationProfile {
        ...Profile_fields
      }
    }
  `,
  [ProfileFields],
);

export const SetProfile = graphql(
  `
    mutation SetNotificationProfile($input: SetNotificationProfileInput!) {
      setNotificationProfile(input: $input) {
        __typename
        ... on SetNotificationProfilePayload {
          notificationProfile {
            ...Profile_fields
          }
        }
        ... on UserError {
          message
          code
        }
        ... on ValidationError {
          issues {
            path
            message
            code
          }
        }
      }
    }
  `,
  [ProfileFields],
);

export const SetDoNotDisturb = graphql(
  `
    mutation SetDoNotDisturb($until: DateTime) {
      setDoNotDisturb(input: { until: $until }) {
        __typename
        ... on SetDoNotDisturbPayload {
          notificationProfile {
            ...Profile_fields
          }
        }
        ... on UserError {
          message
          code
        }
      }
    }
  `,
  [ProfileFields],
);

export const ReportPresence = graphql(`
  mutation ReportPresence($visible: Boolean!) {
    reportPresence(input: { visible: $visible }) {
      __typename
      ... on UserError {
        message
        code
      }
    }
  }
`);
