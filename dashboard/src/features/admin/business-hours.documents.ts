import type { ResultOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const businessHoursDocument = graphql(`
  query BusinessHoursPage {
    businessHours {
      set
      open
      timeZone
      version
      holidays
      week {
        weekday
        from
        to
      }
    }
  }
`);

export const setBusinessHoursDocument = graphql(`
  mutation SetBusinessHours($input: SetBusinessHoursInput!) {
    setBusinessHours(input: $input) {
      __typename
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
      ... on SetBusinessHoursPayload {
        businessHours {
          version
        }
      }
    }
  }
`);

export type BusinessHoursData = ResultOf<typeof businessHoursDocument>['businessHours'];
