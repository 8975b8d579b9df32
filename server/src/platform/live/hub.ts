import { createSourceEventStream, type ExecutionResult, getArgumentValues, getVariableValues, type GraphQLError, type VariableValues } from 'graphql';
