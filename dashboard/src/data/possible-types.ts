/** The types behind each interface of the schema: the cache needs them to tell which fragments apply. */
export const possibleTypes = {
  Node: [
    'Department',
    'EventDefinition',
    'Firing',
    'Interaction',
    'Notification',
    'Organization',
    'Queue',
    'Role',
    'StoppedFiring',
    'Team',
    'User',
    'UserEvent',
  ],
  UserError: [
    'ConflictError',
    'ForbiddenError',
    'IdempotencyConflictError',
    'InvalidTransitionError',
    'NotFoundError',
    'RecordingError',
    'ValidationError',
  ],
};
