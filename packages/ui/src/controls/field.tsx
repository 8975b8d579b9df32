import { Field as BaseField } from '@base-ui/react/field';
import type { ReactElement, ReactNode } from 'react';

interface FieldProps {
  label: string;
  /** A sentence that helps before anything is wrong. */
  hint?: ReactNode;
  /** A sentence that says what to change. */
  error?: string | null;
  required?: boolean;
  /** The label is for screen readers only. */
  labelHidden?: boolean;
  /** One control. */
  children: ReactNode;
}

/** Label, hint and error around one control, tied to it. */
export function Field(props: FieldProps): ReactElement {
  const { label, hint, error, required = false, labelHidden = false, children } = props;
  return (
    <BaseField.Root className="ui-field" invalid={Boolean(error)}>
      <BaseField.Label className={labelHidden ? 'ui-sr' : 'ui-field-label'}>
        {label}
        {required && <span className="ui-muted"> (required)</span>}
      </BaseField.Label>
      {children}
      {hint && <BaseField.Description className="ui-field-hint">{hint}</BaseField.Description>}
      {error && (
        <BaseField.Error className="ui-field-error" match>
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}
