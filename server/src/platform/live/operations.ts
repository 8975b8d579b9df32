import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  visit,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
  specifiedRules,
} from 'graphql';
import { coded } from './mask-error.ts';
import { liveSettings } from './settings.ts';
import { type LiveViewer, streamOf, type StreamField } from './stream-plan.ts';

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A document that may be executed, remembered by its text and operation name. */
export interface PreparedOperation {
  /** Equal for equal text and operation name. */
  readonly id: number;
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  /** The stream that a subscription's field declares; null for queries, mutations and other subscriptions. */
  readonly stream: PreparedStream | null;
}

export interface PreparedStream {
  readonly source: StreamField<LiveViewer>;
  readonly fieldName: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** The variable that feeds `after` and nothing else; subscribers that differ by it only are one group. */
  readonly cursorVariable: string | null;
}

/** Turns what was asked into what can be executed. Errors come back as they are to be shown. */
export interface Operations {
  prepare(request: OperationRequest, viewer: LiveViewer): PreparedOperation | readonly GraphQLError[];
}

interface Needs {
  readonly schema: GraphQLSchema;
  /** Rules beside the specified ones (depth, cost). */
  readonly rules?: readonly ValidationRule[];
  /** Which text a request means: where trusted documents are looked up and others are refused. May throw a GraphQLError. */
  readonly textOf?: (request: OperationRequest, viewer: LiveViewer) => string;
  /** Who may ask what the schema is; everybody when absent. */
  readonly maySeeSchema?: (viewer: LiveViewer) => boolean;
  readonly maxTokens?: number;
}

interface Known {
  readonly prepared: PreparedOperation;
  readonly asksForSchema: boolean;
}

const keptDocuments = 1000;

export function createOperations({
  schema,
  rules = [],
  textOf,
  maySeeSchema = () => true,
  maxTokens = liveSettings.maxTokens,
}: Needs): Operations {
  const known = new Map<string, Known>();
  const allRules = [...specifiedRules, ...rules];
  let lastId = 0;

  function read(text: string, operationName: string | null): Known | readonly GraphQLError[] {
    const document = parse(text, { maxTokens });
    const errors = validate(schema, document, allRules, { hideSuggestions: true });
    if (errors.length > 0) return errors.map(coded);
    const operation = getOperationAST(document, operationName);
    if (!operation) return [badRequest('Name one of the operations in the document.')];
    lastId += 1;
    const stream = streamIn(schema, document, operation);
    const prepared = { id: lastId, schema, document, operation, operationName, stream };
    return { prepared, asksForSchema: asksForSchema(document) };
  }

  function remember(key: string, found: Known): void {
    known.set(key, found);
    if (known.size > keptDocuments) known.delete(known.keys().next().value ?? key);
  }

  return {
    prepare(request, viewer) {
      const operationName = request.operationName ?? null;
      try {
        const text = textOf?.(request, viewer) ?? request.query;
        const key = `${operationName ?? ''}\n${text}`;
        const found = known.get(key) ?? read(text, operationName);
        if (!('prepared' in found)) return found;
        remember(key, found);
        if (found.asksForSchema && !maySeeSchema(viewer)) return [schemaHidden()];
        return found.prepared;
      } catch (error) {
        if (error instanceof GraphQLError) return [coded(error)];
        throw error;
      }
    },
  };
}

const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });

const schemaHidden = (): GraphQLError => badRequest('The schema is told only to those whose role or token allows it.');

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field: ({ name: { value } }) => void (asks ||= value === '__schema' || value === '__type'),
  });
  return asks;
}

function streamIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedStream | null {
  if (operation.operation !== 'subscription') return null;
  const node = rootField(document, operation.selectionSet);
  const field = node && schema.getSubscriptionType()?.getFields()[node.name.value];
  const source = field ? streamOf(field.extensions) : null;
  if (!node || !field || !source) return null;
  return {
    source,
    fieldName: field.name,
    field,
    node,
    cursorVariable: cursorVariableOf(document, node),
  };
}

/** The only root field: validation has refused subscriptions with several. */
function rootField(document: DocumentNode, { selections }: SelectionSetNode): FieldNode | null {
  const first = selections[0];
  if (!first) return null;
  if (first.kind === Kind.FIELD) return first;
  if (first.kind === Kind.INLINE_FRAGMENT) return rootField(document, first.selectionSet);
  const fragment = document.definitions.find(
    (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === first.name.value,
  );
  return fragment && 'selectionSet' in fragment && fragment.selectionSet
    ? rootField(document, fragment.selectionSet)
    : null;
}

function cursorVariableOf(document: DocumentNode, node: FieldNode): string | null {
  const value = node.arguments?.find((argument) => argument.name.value === 'after')?.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  let uses = 0;
  visit(document, {
    Variable: (variable) => void (uses += variable.name.value === value.name.value ? 1 : 0),
  });
  const inDefinitionAndHere = 2;
  return uses === inDefinitionAndHere ? value.name.value : null;
}
