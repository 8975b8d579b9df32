import type { CombinedError } from '@urql/core';

/** One thing that is wrong with an input. */
export interface Issue {
  path: readonly string[];
  message: string;
  code: string;
}

/** Why something could not be read or done, in words for the person at the screen. */
export interface Problem {
  /** From the server's closed list, or OFFLINE when it could not be reached. */
  code: string;
  message: string;
  issues: readonly Issue[];
  /** For the operator's log; null when the server named none. */
  requestId: string | null;
}

/** The problem behind a failed request. */
export function problemOf(error: CombinedError): Problem {
  if (error.networkError) {
    return {
      code: 'OFFLINE',
      message: 'The server cannot be reached. It is tried again when you are back online.',
      issues: [],
      requestId: null,
    };
  }
  const first = error.graphQLErrors[0];
  return {
    code: textAt(first?.extensions, 'code') ?? 'INTERNAL',
    message: first?.message ?? 'Something went wrong.',
    issues: [],
    requestId: textAt(first?.extensions, 'requestId'),
  };
}

/** Reads the error member of a result union; null for its success member. */
export function problemIn(member: unknown): Problem | null {
  if (!isRecord(member)) return null;
  const name = textAt(member, '__typename');
  if (name === null || !name.endsWith('Error')) return null;
  return {
    code: textAt(member, 'code') ?? name,
    message: textAt(member, 'message') ?? 'It was refused.',
    issues: Array.isArray(member['issues']) ? member['issues'].filter(isIssue) : [],
    requestId: null,
  };
}

function isIssue(value: unknown): value is Issue {
  return isRecord(value) && Array.isArray(value['path']) && typeof value['message'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textAt(value: unknown, name: string): string | null {
  const text = isRecord(value) ? value[name] : null;
  return typeof text === 'string' ? text : null;
}
