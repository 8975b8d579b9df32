import { Button, IconButton, Menu, type MenuItem } from '@belfry/ui';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef } from 'react';
import type { ActionContext } from './action-context.ts';
import type { ActionDraft } from './action-draft.ts';
import { copyOf, newAction } from './action-draft.ts';
import { ActionFields } from './action-fields.tsx';
import type { ActionKindData } from './events.documents.ts';
import { keepFocusIn, stepOfPress } from './move-keys.ts';
import { Problems } from './problems.tsx';

interface ActionListProps extends ActionContext {
  readonly actions: readonly ActionDraft[];
  readonly onChange: (actions: readonly ActionDraft[]) => void;
}

/** What it does when it fires, in order. Alt with ↑ or ↓ moves the action that has the focus. */
export function ActionList({ actions, onChange, ...context }: ActionListProps): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const moveTo = (index: number, to: number): void => {
    const one = actions[index];
    if (!one || to < 0 || to >= actions.length) return;
    onChange(actions.toSpliced(index, 1).toSpliced(to, 0, one));
    keepFocusIn(list.current, one.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOfPress(event);
    if (!step) return;
    moveTo(
      actions.findIndex(({ key }) => key === step.key),
      actions.findIndex(({ key }) => key === step.key) + step.by,
    );
  };
  return (
    <div className="events-actions">
      <ol ref={list} className="events-parts" onKeyDownCapture={onKeyDown}>
        {actions.map((action, index) => (
          <li key={action.key} className="events-action" data-part={action.key}>
            <ActionHead
              label={context.catalogue.actions.find(({ kind }) => kind === action.kind)?.label ?? action.kind}
              place={{ index, count: actions.length }}
              onMove={(by) => moveTo(index, index + by)}
              onCopy={() => onChange(actions.toSpliced(index + 1, 0, copyOf(action)))}
              onRemove={() => onChange(actions.filter((one) => one.key !== action.key))}
            />
            <ActionFields
              context={context}
              action={action}
              onChange={(changed) => onChange(actions.map((one) => (one.key === changed.key ? changed : one)))}
            />
          </li>
        ))}
      </ol>
      <Problems of={context.issues.get('actions')} />
      <AddAction kinds={context.kinds} onAdd={(kind) => onChange([...actions, newAction(kind, context.type)])} />
    </div>
  );
}

function AddAction({
  kinds,
  onAdd,
}: {
  kinds: readonly ActionKindData[];
  onAdd: (kind: ActionKindData) => void;
}): ReactElement {
  const item = (kind: ActionKindData): MenuItem => ({ kind: 'item', label: kind.label, onSelect: () => onAdd(kind) });
  const group = (heading: string, on: string | null): readonly MenuItem[] => {
    const of = kinds.filter((kind) => (kind.on === null) === (on === null));
    return of.length === 0 ? [] : [{ kind: 'heading', label: heading }, ...of.map(item)];
  };
  return (
    <div className="ui-row">
      <Menu
        label="Add an action"
        trigger={
          <Button size="small" icon="plus">
            Action
          </Button>
        }
        items={[...group('Tell somebody, or another system', null), ...group('Change it', 'item')]}
      />
    </div>
  );
}

interface ActionHeadProps {
  readonly label: string;
  readonly place: { readonly index: number; readonly count: number };
  readonly onMove: (by: 1 | -1) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function ActionHead({ label, place: { index, count }, onMove, onCopy, onRemove }: ActionHeadProps): ReactElement {
  const name = `action ${index + 1}, ${label}`;
  return (
    <div className="events-action-head">
      <h3>
        <span className="events-ordinal ui-tabular">{index + 1}</span> {label}
      </h3>
      <IconButton icon="chevron-up" label={`Move up ${name}`} disabled={index === 0} onClick={() => onMove(-1)} />
      <IconButton
        icon="chevron-down"
        label={`Move down ${name}`}
        disabled={index === count - 1}
        onClick={() => onMove(1)}
      />
      <IconButton icon="copy" label={`Duplicate ${name}`} onClick={onCopy} />
      <IconButton icon="close" label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}
