export type { Instant } from './kernel/instant.ts';
export { type Result, fail, ok } from './kernel/result.ts';
export { InvariantError, assertNever, invariant } from './kernel/invariant.ts';

export {
  type ActorKind,
  type PayloadField,
  type PayloadFields,
  type UserEventCategory,
  type UserEventDeclaration,
  type UserEventSubject,
  userEventCategories,
} from './catalogue/user-event-declaration.ts';
export {
  type UserEventType,
  enumNameOf,
  isUserEventType,
  typeOfEnumName,
  userEventTypeNames,
  userEventTypes,
} from './catalogue/user-event-types.ts';
export { type FieldProblem, checkFields, checkPayload } from './catalogue/check-fields.ts';
export {
  type CountDeclaration,
  type EpisodeKind,
  type EventCategory,
  type EventTypeDeclaration,
  type Trigger,
  eventCategories,
  triggers,
} from './catalogue/event-type-declaration.ts';
export {
  type ActionKindDeclaration,
  type ActionPart,
  type ActionPartData,
  actionKindNames,
  actionKinds,
} from './catalogue/action-kinds.ts';
export {
  type BuiltInEventTypeName,
  type CustomEventTypeName,
  type EventTypeName,
  eventCatalogue,
  eventTypeNames,
  eventTypes,
  isBuiltInEventType,
} from './catalogue/event-types.ts';
export {
  type Catalogue,
  type CustomType,
  type FieldsOfType,
  builtInCatalogue,
  catalogueWith,
  fieldsOfType,
  isEventTypeName,
  knownEventType,
  knownField,
  nameOfCustom,
} from './catalogue/catalogue.ts';
export {
  type BuiltInFieldName,
  type FieldDeclaration,
  type FieldName,
  type ReferenceKind,
  eventFields,
  fieldNames,
  isBuiltInField,
} from './catalogue/fields.ts';
export {
  type DataType,
  type OperatorDeclaration,
  type OperatorName,
  type ValueShape,
  dataTypes,
  operators,
} from './catalogue/operators.ts';
export { catalogueReference } from './catalogue/reference.ts';
export { nearest } from './catalogue/nearest.ts';
export { type VariableDeclaration, standardVariables } from './catalogue/variables.ts';

export { type AnomalyCode, type InvalidTransition, anomalyCodes } from './interaction/anomaly.ts';
export { anomalyOf, decide } from './interaction/decide.ts';
export { evolve, inOrder, project } from './interaction/evolve.ts';
export { type Actor, type Fact, type Target, userOf } from './interaction/fact.ts';
export type { ActionDeclaration, ActionInputs } from './interaction/action-declaration.ts';
export {
  type ActionInput,
  type ActionName,
  actionNames,
  factOf,
  interactionActions,
} from './interaction/interaction-actions.ts';
export { type Item, type ItemChanges, changesBetween, itemOf } from './interaction/item.ts';
export { type SubjectState, isRemembered, subjectAfter, subjectChanges } from './interaction/subject.ts';
export {
  type Channel,
  type Customer,
  type Direction,
  type InteractionCounts,
  type InteractionPhase,
  type InteractionState,
  type Leg,
  type Offer,
  type OfferOutcome,
  type ParticipantMode,
  type PendingTransfer,
  type TransferMode,
  channels,
  directions,
  emptyInteraction,
  hasEnded,
  interactionPhases,
  isLive,
  participantModes,
} from './interaction/state.ts';

export { lengthOf, metricsOf } from './metrics/metrics.ts';
export { timelineOf } from './metrics/timeline.ts';
export type {
  InteractionMetrics,
  Lane,
  OfferCounts,
  Segment,
  SegmentKind,
  SegmentOutcome,
  TransferCounts,
} from './metrics/segment.ts';

export { type Condition, type TestCondition, always, referenceWords } from './definition/condition.ts';
export { type Action, type Frequency, type Recipient, type Severity, severities } from './definition/action.ts';
export type {
  DefinitionDraft,
  DefinitionOwner,
  DefinitionTest,
  EventDefinition,
  Issue,
  IssueCode,
  Pattern,
  PatternKey,
  PatternStep,
  Threshold,
  TimeClock,
  Timed,
} from './definition/event-definition.ts';

export { type CheckGround, type CheckedDraft, checkDraft } from './definition/check/check-draft.ts';
export type { ViewersOf } from './definition/check/recipient-doubts.ts';
export { type TestGround, runTests } from './definition/run-tests.ts';
export { type Facts, holds } from './definition/holds.ts';
export { ownershipIssues } from './definition/ownership.ts';
export { conditionFieldsOf, conditionLimits, operatorsOf } from './definition/parse-condition.ts';
export { portableLimits, readPortable, writePortable } from './definition/portable.ts';
export { parseDefinition } from './definition/parse-definition.ts';
export { actionSentence, actionsSentence } from './definition/action-sentence.ts';
export { type ChangeTelling, changesOf } from './definition/changes-of.ts';
export { sentenceOf } from './definition/sentence.ts';
export type { NameOf, NamedKind } from './definition/test-sentence.ts';

export { customTypeLimits, narrowings, parseCustomType } from './definition/parse-custom-type.ts';
export { parseBusinessHours } from './definition/parse-business-hours.ts';
export {
  type BusinessHours,
  type OpenTime,
  afterOpenMs,
  everOpens,
  isOpen,
  openMsBetween,
} from './kernel/business-hours.ts';
export { durationClock, durationText } from './kernel/duration.ts';
export { isTimeZone } from './kernel/wall-clock.ts';

export { parseTemplate } from './template/parse-template.ts';
export { type RenderOptions, render, templateFormats } from './template/render.ts';
export { type StandardValues, templateValues } from './template/template-values.ts';
export { type UnknownVariable, unknownVariables, variableData, variablesOf } from './template/variables-of.ts';
export type { EscapeFor, Template, TemplatePart, TemplateValues } from './template/template.ts';

export { type Compiled, compile } from './engine/compile.ts';
export { type Reacting, react } from './engine/react.ts';
export { userNamedBy } from './engine/recipients.ts';
export { thresholdKey, recountThreshold } from './engine/thresholds.ts';
export { dueAtOf } from './engine/due.ts';
export { type Ringing, type Rung, ring, timerFires } from './engine/rings.ts';
export { type ByHand, firesByHand } from './engine/by-hand.ts';
export { valueIn } from './engine/values.ts';
export type { LoggedEvent } from './engine/logged-event.ts';
export { type Throttled, type Throttling, throttle, throttleKey } from './engine/throttle.ts';
export { type Admitted, type Admitting, admit, deepestChain, itemBudget, noChain } from './engine/chains.ts';
export {
  type ExplainedCondition,
  type ExplainedTest,
  type Explaining,
  type Explanation,
  explain,
} from './engine/explain.ts';
export {
  type AskingWhy,
  type ExplainedCause,
  type Reason,
  type ReasonCode,
  type WhyNot,
  explainWhyNot,
} from './engine/why-not.ts';
export type { PastEvent } from './engine/past.ts';
export { type SimulationNeeds, Simulation, simulate } from './engine/simulate.ts';
export type { Reach, Trial, TrialHour, TrialMatch } from './engine/trial.ts';
export { patternKey } from './engine/patterns.ts';
export { subjectOf, subjectsTouched, wholeOrganization } from './engine/subjects.ts';
export { serviceLevelOf, waitingQueueOf } from './engine/counts.ts';
export {
  type Cause,
  type CausalChain,
  type CountParts,
  type Disarm,
  type EngineContext,
  type EngineMemory,
  type FiringDraft,
  type FiringKind,
  type HourlyCount,
  type LineState,
  type PatternState,
  type Reaction,
  type SeenValues,
  type StopReason,
  type Stopped,
  type Subject,
  type ThresholdState,
  type ThrottleState,
  type TimerDraft,
  type TimerKind,
  firingKinds,
} from './engine/reaction.ts';

export {
  type Grants,
  type PermissionDeclaration,
  type PermissionId,
  type Scope,
  isPermissionId,
  isScope,
  permissionIds,
  permissions,
  scopes,
} from './access/permissions.ts';
export { type AccessTarget, type Viewer, can, covers, reaches, scopeOf } from './access/viewer.ts';
export { grantsContain, isGrantable, mergeGrants, narrowGrants } from './access/grants.ts';
export { type ShippedRole, type ShippedRoleId, isShippedRoleId, shippedRoles } from './access/roles.ts';
export {
  type AreaLevel,
  type PermissionArea,
  areaLevelOf,
  areaLevels,
  areaOf,
  hasMyEvents,
  permissionsOf,
  withAreaLevel,
  withMyEvents,
} from './access/areas.ts';
export { beyond, overlaid } from './access/changed-grants.ts';
export { type RoleLimits, mergeLimits, noLimits } from './access/limits.ts';
