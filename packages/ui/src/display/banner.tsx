import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import type { Tone } from './badge.tsx';

interface BannerProps {
  tone?: Tone;
  icon?: IconName;
  action?: ReactNode;
  children: ReactNode;
}

/** One line across the page about the page as a whole. */
export function Banner({ tone = 'neutral', icon = 'info', action, children }: BannerProps): ReactElement {
  return (
    <div className="ui-banner" data-tone={tone}>
      <Icon name={icon} size={14} />
      <span className="ui-banner-words">{children}</span>
      {action}
    </div>
  );
}
