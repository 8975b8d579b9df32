import type { Definitions } from '../modules/definitions/index.ts';

/** An event of the demo, as somebody would write it in a form. */
export type DemoDefinition = Parameters<Definitions['create']>[1];
export type Recipient = Readonly<Record<string, string>> & { readonly kind: string };
export type Action = Readonly<Record<string, unknown>> & { readonly kind: string };

interface Text {
  readonly title: string;
  readonly body: string;
}

export const second = 1_000;
export const minute = 60 * second;

/** The demo's people whom its events name, by global ids. */
export interface DemoCast {
  readonly managers: Recipient;
  readonly administrators: Recipient;
  /** The queue of business customers. */
  readonly businessQueue: string;
}

export const assignedAgent: Recipient = { kind: 'assigned-agent' };
export const actingAgent: Recipient = { kind: 'acting-agent' };
export const me: Recipient = { kind: 'me' };

export const oncePerItem = (everyMs: number) => ({ everyMs, per: 'item' });
export const oncePerEvent = (everyMs: number) => ({ everyMs, per: 'event' });

type Severity = 'info' | 'warning' | 'critical';

/** Into the inboxes of some people. */
export const notify = (severity: Severity, to: readonly Recipient[], text: Text): Action => ({
  kind: 'notify',
  to,
  severity,
  ...text,
});

/** The same, no more often than this. */
export const limited = (action: Action, frequency: { everyMs: number; per: string }): Action => ({
  ...action,
  frequency,
});

export const test = (field: string, operator: string, value: unknown) => ({ kind: 'test', field, operator, value });
export const allOf = (...of: readonly unknown[]) => ({ kind: 'all', of });

/** An example that leads to these actions; one without them must not fire. */
export const example = (name: string, values: Readonly<Record<string, unknown>>, ...expect: readonly string[]) => ({
  name,
  values,
  expect,
});
