import { Select as BaseSelect } from '@base-ui/react/select';
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import { SpokenGuards } from '../overlays/spoken-guards.tsx';
import { labelsOf, type OneOfProps, type Option, type SomeOfProps } from './option.ts';

/** Choose one of a few. */
export function BaseOneOf(props: OneOfProps<string>): ReactElement {
  const { options, value, onValueChange, disabled } = props;
  return (
    <BaseSelect.Root
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      disabled={disabled}
      modal={false}
    >
      <SelectTrigger {...props} text={value === null ? '' : labelsOf(options, [value])} />
      <SelectList options={options} />
    </BaseSelect.Root>
  );
}

/** Choose any number of a few. */
export function BaseSomeOf(props: SomeOfProps<string>): ReactElement {
  const { options, value, onValueChange, disabled } = props;
  return (
    <BaseSelect.Root
      multiple
      value={value}
      onValueChange={(next) => onValueChange(next)}
      disabled={disabled}
      modal={false}
    >
      <SelectTrigger {...props} text={labelsOf(options, value)} />
      <SelectList options={options} />
    </BaseSelect.Root>
  );
}

interface TriggerProps {
  text: string;
  placeholder?: string;
  label?: string;
  size?: 'small' | 'medium';
}

function SelectTrigger({ text, placeholder = 'Choose', label, size }: TriggerProps): ReactElement {
  return (
    <BaseSelect.Trigger
      className={classNames('ui-select', size === 'small' && 'ui-select-small')}
      aria-label={label && `${label}: ${text || placeholder}`}
    >
      <span className={classNames('ui-truncate', text === '' && 'ui-muted')}>{text || placeholder}</span>
      <Icon name="chevron-down" size={12} />
    </BaseSelect.Trigger>
  );
}

function SelectList({ options }: { options: readonly Option[] }): ReactElement {
  return (
    <BaseSelect.Portal>
      <BaseSelect.Positioner className="ui-positioner" sideOffset={4} alignItemWithTrigger={false} collisionPadding={8}>
        <BaseSelect.Popup className="ui-popup ui-list">
          <SpokenGuards />
          {options.map((option) => (
            <BaseSelect.Item key={option.value} value={option.value} disabled={option.disabled} className="ui-item">
              <BaseSelect.ItemText className="ui-item-text">{option.label}</BaseSelect.ItemText>
              {option.hint && <span className="ui-item-hint">{option.hint}</span>}
              <span className="ui-item-check">
                <BaseSelect.ItemIndicator>
                  <Icon name="check" size={14} />
                </BaseSelect.ItemIndicator>
              </span>
            </BaseSelect.Item>
          ))}
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  );
}
