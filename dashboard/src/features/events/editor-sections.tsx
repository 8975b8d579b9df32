import { EmptyState } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import { ActionList } from './action-list.tsx';
import { ConditionBuilder } from './condition-builder.tsx';
import { Problems } from './problems.tsx';
import { TriggerFields } from './trigger-fields.tsx';
import type { TriggerFieldsProps } from './trigger-props.ts';
import { WhatFields } from './what-fields.tsx';
import { kindsFor } from './with-event-type.ts';

interface EditorBodyProps extends Omit<TriggerFieldsProps, 'type'> {
  readonly type: TriggerFieldsProps['type'] | null;
  readonly choosesScope: boolean;
}

/** The fields of the event itself. */
export function EditorBody({ choosesScope, type, ...parts }: EditorBodyProps): ReactElement {
  return (
    <div className="events-fields">
      <WhatFields {...parts} type={type} choosesScope={choosesScope} />
      {type ? (
        <EditorSections {...parts} type={type} />
      ) : (
        <EmptyState icon="events" title="What should it watch?">
          Choose a category and a type. Then say when it fires, and what it does.
        </EmptyState>
      )}
    </div>
  );
}

/** When it fires and what it then does, for the chosen type. */
function EditorSections(props: TriggerFieldsProps): ReactElement {
  const { draft, type, catalogue, directory, issues, onChange } = props;
  return (
    <>
      <Section title="When" detail="What must be true of it. Without conditions it fires every time.">
        <TriggerFields {...props} />
        <ConditionBuilder
          label="Conditions"
          condition={draft.condition}
          catalogue={catalogue}
          directory={directory}
          type={type}
          issues={issues}
          onChange={(condition) => onChange({ ...draft, condition })}
        />
        <Problems of={issues.get('condition')} />
      </Section>
      <Section title="Then" detail="In this order. Type # in a text to put in a variable.">
        <ActionList
          actions={draft.actions}
          type={type}
          catalogue={catalogue}
          kinds={kindsFor(catalogue.actions, type, draft.scope)}
          directory={directory}
          issues={issues}
          onChange={(actions) => onChange({ ...draft, actions })}
        />
      </Section>
    </>
  );
}

function Section({ title, detail, children }: { title: string; detail: string; children: ReactNode }): ReactElement {
  return (
    <section className="events-section" aria-label={title}>
      <div className="events-section-head">
        <h2>{title}</h2>
        <p className="ui-muted">{detail}</p>
      </div>
      {children}
    </section>
  );
}
