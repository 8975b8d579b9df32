import { graphql } from '../../data/index.ts';

/** Why an action was refused. */
export const actionProblem = graphql(`
  fragment InteractionActionProblem on UserError @_unmask {
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
