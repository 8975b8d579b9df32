import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import { SpokenGuards } from '../overlays/spoken-guards.tsx';
import type { MaybeOneOfProps, Option, SomeOfProps } from './option.ts';

/** Choose one of many by typing. */
export function BaseMaybeOneOf(props: MaybeOneOfProps<string>): ReactElement {
  const { options, value, onValueChange, disabled } = props;
  return (
    <BaseCombobox.Root<Option>
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(next) => onValueChange(next?.value ?? null)}
      isItemEqualToValue={sameValue}
      disabled={disabled}
      autoHighlight
    >
      <ComboboxBox>
        <BaseCombobox.Input className="ui-input-control" placeholder={props.placeholder} aria-label={props.label} />
      </ComboboxBox>
      <ComboboxList />
    </BaseCombobox.Root>
  );
}

/** Choose any number of many by typing; what is chosen stands as chips. */
export function BaseManyOf(props: SomeOfProps<string>): ReactElement {
  const { options, value, onValueChange, disabled } = props;
  const chosen = value.map((one) => options.find((option) => option.value === one) ?? { value: one, label: one });
  return (
    <BaseCombobox.Root<Option, true>
      multiple
      items={options}
      value={chosen}
      onValueChange={(next) => onValueChange(next.map((option) => option.value))}
      isItemEqualToValue={sameValue}
      disabled={disabled}
      autoHighlight
    >
      <ComboboxBox>
        <BaseCombobox.Chips className="ui-combobox-chips">
          {chosen.map((option) => (
            <BaseCombobox.Chip key={option.value} className="ui-chip" aria-label={option.label}>
              <span className="ui-truncate">{option.label}</span>
              <BaseCombobox.ChipRemove className="ui-chip-remove" aria-label={`Remove ${option.label}`}>
                <Icon name="close" size={12} />
              </BaseCombobox.ChipRemove>
            </BaseCombobox.Chip>
          ))}
          <BaseCombobox.Input
            className="ui-input-control"
            placeholder={chosen.length === 0 ? props.placeholder : undefined}
            aria-label={props.label}
          />
        </BaseCombobox.Chips>
      </ComboboxBox>
      <ComboboxList />
    </BaseCombobox.Root>
  );
}

function sameValue(one: Option, other: Option): boolean {
  return one.value === other.value;
}

function ComboboxBox({ children }: { children: ReactNode }): ReactElement {
  return (
    <BaseCombobox.InputGroup className={classNames('ui-input', 'ui-combobox')}>
      {children}
      <BaseCombobox.Trigger className="ui-combobox-open" aria-label="Show the choices">
        <Icon name="chevron-down" size={12} />
      </BaseCombobox.Trigger>
    </BaseCombobox.InputGroup>
  );
}

function ComboboxList(): ReactElement {
  return (
    <BaseCombobox.Portal>
      <BaseCombobox.Positioner className="ui-positioner" sideOffset={4} collisionPadding={8}>
        <BaseCombobox.Popup className="ui-popup ui-list">
          <SpokenGuards />
          <BaseCombobox.Empty className="ui-list-empty">Nothing matches.</BaseCombobox.Empty>
          <BaseCombobox.List>
            {(option: Option) => (
              <BaseCombobox.Item key={option.value} value={option} disabled={option.disabled} className="ui-item">
                <span className="ui-item-text">{option.label}</span>
                {option.hint && <span className="ui-item-hint">{option.hint}</span>}
                <span className="ui-item-check">
                  <BaseCombobox.ItemIndicator>
                    <Icon name="check" size={14} />
                  </BaseCombobox.ItemIndicator>
                </span>
              </BaseCombobox.Item>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  );
}
