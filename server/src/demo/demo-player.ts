import type { DemoEvent } from '@belfry/connect';
import { demoAction, type DemoAction } from './demo-action.ts';
import type { DemoIds } from './demo-ids.ts';
import type { DemoNeeds } from './demo-needs.ts';
import { demoSources, demoUserEvent } from './demo-user-event.ts';
import { DemoStoppedError, patiently } from './patiently.ts';

/** With more calls waiting for answers, new interactions are left out until the server has caught up. */
const MOST_WAITING = 400;
const TRIES = 6;

const record = `mutation RecordDemoEvents($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { status error { code message } } }
}`;

const endings: ReadonlySet<string> = new Set(['interaction.completed', 'interaction.abandoned', 'wrapup.ended']);

/** What is known of an interaction that goes on. */
interface Open {
  id: string | undefined;
  phase: string | undefined;
  /** Its events are sent one after another. */
  tail: Promise<void>;
}

/** What a single mutation answered; `code` is there when it was refused. */
export interface ActionResult {
  readonly result: {
    readonly code?: string;
    readonly message?: string;
    readonly interaction?: { readonly id: string; readonly phase: string };
  };
}

/** Sends events as they come, those of one interaction one after another. Never throws. */
export interface DemoPlayer {
  play(event: DemoEvent): void;
  /** Resolves when all that was played is answered. */
  settled(): Promise<void>;
}

interface Playing {
  readonly ids: DemoIds;
  readonly needs: DemoNeeds;
}

export function createDemoPlayer(ids: DemoIds, needs: DemoNeeds): DemoPlayer {
  const open = new Map<string, Open>();
  const underWay = new Set<Promise<void>>();

  /** Null: the interaction was left out. */
  function openedBy(event: DemoEvent): Open | null {
    const key = keyOf(event);
    const known = open.get(key);
    if (known !== undefined) return known;
    if (!beginsStory(event) || underWay.size > MOST_WAITING) return null;
    const made: Open = { id: undefined, phase: undefined, tail: Promise.resolve() };
    open.set(key, made);
    return made;
  }

  return {
    play(event) {
      const one = openedBy(event);
      if (one === null) return;
      one.tail = one.tail
        .then(() => send(event, one, { ids, needs }))
        .catch((error: unknown) => {
          if (error instanceof DemoStoppedError) return;
          needs.log.warn({ err: error, type: event.type }, 'demo event not recorded');
        });
      const sent = one.tail;
      underWay.add(sent);
      void sent.then(() => underWay.delete(sent));
      if (event.interaction === undefined || endings.has(event.type)) open.delete(keyOf(event));
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

function keyOf({ interaction, subject, user }: DemoEvent): string {
  return interaction?.externalId ?? subject?.id ?? user ?? '';
}

/** What is about a user alone, or happens to a task or survey later, is a story of one event. */
function beginsStory({ interaction, type }: DemoEvent): boolean {
  return interaction === undefined || type === 'interaction.created';
}

async function send(event: DemoEvent, one: Open, { ids, needs }: Playing): Promise<void> {
  if (!beginsStory(event) && one.id === undefined) return;
  // A blind transfer is completed by its request.
  if (event.type === 'transfer.completed' && one.phase === 'QUEUED') return;
  const action = demoAction(event, { ids, interactionId: one.id });
  if (action === null) return sendInBulk(event, one.id, { ids, needs });
  const { result } = await act(action, needs);
  if (result.code !== undefined) {
    const { code, message: reason } = result;
    needs.log.debug({ action: action.name, code, reason }, 'demo action refused');
  }
  one.id ??= result.interaction?.id;
  one.phase = result.interaction?.phase;
}

async function sendInBulk(event: DemoEvent, interactionId: string | undefined, { ids, needs }: Playing): Promise<void> {
  const events = [demoUserEvent(event, { ids, interactionId, at: needs.clock.now() })];
  const input = { source: demoSources.live, events };
  await patiently(() => needs.request(record, { input }), { ...needs, tries: TRIES });
}

/** Calls one single mutation, and again while the server is busy. */
export function act({ document, input }: DemoAction, needs: DemoNeeds): Promise<ActionResult> {
  const call = () => needs.request<ActionResult, { input: DemoAction['input'] }>(document, { input });
  return patiently(call, { ...needs, tries: TRIES });
}
