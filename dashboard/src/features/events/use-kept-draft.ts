import { useCallback, useEffect, useState } from 'react';
import { serverNow } from '../../data/index.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import type { KeptDraft } from './kept-draft.ts';
import { readKept, writeKept } from './kept-draft.ts';

const settleMs = 400;

interface Kept {
  /** What was kept when the form was opened. */
  readonly found: KeptDraft | null;
  readonly forget: () => void;
}

/** Keeps a changed draft on this device until it is saved or given up, so that closing the tab loses nothing. */
export function useKeptDraft(
  name: string,
  { draft, changed, version }: { draft: DefinitionDraft; changed: boolean; version: number | null },
): Kept {
  const [found] = useState(() => keptNamed(name));
  useEffect(() => {
    if (!changed) return undefined;
    const timer = setTimeout(() => keep(name, { draft, version, at: serverNow() }), settleMs);
    return () => clearTimeout(timer);
  }, [name, draft, changed, version]);
  const forget = useCallback(() => forgetKept(name), [name]);
  return { found, forget };
}

/** What is kept under a name; null when nothing is, or when this browser keeps nothing. */
export function keptNamed(name: string): KeptDraft | null {
  try {
    return readKept(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function keep(name: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(name, writeKept(kept));
  } catch {
    // A browser that keeps nothing still edits; the leave guard remains.
  }
}

function forgetKept(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

/** Where the draft of an event is kept; `id` null: of a new one. */
export function keptName(id: string | null, scope: DefinitionDraft['scope']): string {
  return `belfry.event-draft.${id ?? scope.toLowerCase()}`;
}
