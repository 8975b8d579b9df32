import { Field } from '@base-ui/react/field';
import type { InputHTMLAttributes, ReactElement, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';

interface TextValue {
  value: string;
  onValueChange: (value: string) => void;
  /** For ids, addresses and templates. */
  mono?: boolean;
}

interface TextInputProps extends TextValue, Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'defaultValue'> {
  icon?: IconName;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. Inside a Field it takes its label; elsewhere give it an aria-label. */
export function TextInput(props: TextInputProps): ReactElement {
  const { value, onValueChange, mono, icon, className, ...rest } = props;
  return (
    <span className={classNames('ui-input', icon && 'ui-input-with-icon', className)}>
      {icon && <Icon name={icon} />}
      <Field.Control
        {...rest}
        className={classNames('ui-input-control', mono && 'ui-mono')}
        value={value}
        onValueChange={onValueChange}
      />
    </span>
  );
}

interface TextAreaProps extends TextValue, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'defaultValue'> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text, growing with them. */
export function TextArea(props: TextAreaProps): ReactElement {
  const { value, onValueChange, mono, className, ...rest } = props;
  return (
    <span className={classNames('ui-input', className)}>
      <Field.Control
        value={value}
        onValueChange={onValueChange}
        className={classNames('ui-input-control ui-text-area', mono && 'ui-mono')}
        render={<textarea rows={3} {...rest} />}
      />
    </span>
  );
}
