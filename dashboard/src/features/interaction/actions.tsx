import { Button, Menu, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Outcome } from '../../data/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { AskingAction } from './asking-actions.ts';
import { askingActions } from './asking-actions.ts';
import type { OneClickAction } from './one-click-actions.ts';
import { oneClickActions } from './one-click-actions.ts';

interface ActionsProps {
  readonly interactionId: string;
  /** Names of the mutations that the viewer may call now. */
  readonly allowed: readonly string[];
}

const asButtons = 5;

/** What the viewer may do with the interaction now: the nearest as buttons, the rest in a menu. */
export function Actions({ interactionId, allowed }: ActionsProps): ReactElement | null {
  const [asked, setAsked] = useState<AskingAction | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const oneClick = oneClickActions.filter((action) => allowed.includes(action.name));
  const asking = askingActions.filter((action) => allowed.includes(action.name));
  if (oneClick.length + asking.length === 0) return null;
  const run = async (action: OneClickAction): Promise<void> => {
    setBusy(action.name);
    tellRefusal(action.label, await action.run(interactionId));
    setBusy(null);
  };
  const transfer = asking.find((action) => action.name === 'transferInteraction');
  return (
    <div className="interaction-actions" role="group" aria-label="Actions">
      {oneClick.slice(0, asButtons).map((action) => (
        <Button
          key={action.name}
          busy={busy === action.name}
          {...(action.icon ? { icon: action.icon } : {})}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
      {transfer && (
        <Button icon="arrow-right" onClick={() => setAsked(transfer)}>
          Transfer
        </Button>
      )}
      <MoreActions
        oneClick={oneClick.slice(asButtons)}
        asking={asking.filter((action) => action !== transfer)}
        onRun={(action) => void run(action)}
        onAsk={setAsked}
      />
      {asked && <AskDialog action={asked} interactionId={interactionId} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface MoreActionsProps {
  readonly oneClick: readonly OneClickAction[];
  readonly asking: readonly AskingAction[];
  readonly onRun: (action: OneClickAction) => void;
  readonly onAsk: (action: AskingAction) => void;
}

function MoreActions({ oneClick, asking, onRun, onAsk }: MoreActionsProps): ReactElement | null {
  if (oneClick.length + asking.length === 0) return null;
  return (
    <Menu
      label="More actions"
      trigger={<Button icon="more">More</Button>}
      items={[
        ...oneClick.map((action) => ({
          kind: 'item' as const,
          label: action.label,
          onSelect: () => onRun(action),
        })),
        ...asking.map((action) => ({
          kind: 'item' as const,
          label: `${action.label}…`,
          onSelect: () => onAsk(action),
        })),
      ]}
    />
  );
}

/** Says why an action was refused; an accepted one shows itself in the timeline. */
export function tellRefusal(label: string, outcome: Outcome<unknown>): boolean {
  if (outcome.ok) return false;
  showToast({
    tone: 'critical',
    title: `${label} was refused`,
    description: outcome.problem.message,
  });
  return true;
}
