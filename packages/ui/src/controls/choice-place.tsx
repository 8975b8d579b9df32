import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';

interface ChoicePlaceProps {
  text: string;
  placeholder?: string;
  size?: 'small' | 'medium';
}

/** Keeps the place and the look of a control for choosing until its code is there. */
export function ChoicePlace({ text, placeholder, size }: ChoicePlaceProps): ReactElement {
  return (
    <span className={classNames('ui-select', size === 'small' && 'ui-select-small')}>
      <span className={classNames('ui-truncate', text === '' && 'ui-muted')}>{text || placeholder || 'Choose'}</span>
      <Icon name="chevron-down" size={12} />
    </span>
  );
}
