import type { ReactElement } from 'react';

/** The product's mark: a bell in one stroke. */
export function BellMark({ size = 20 }: { size?: number }): ReactElement {
  return (
    <svg
      className="ui-bell"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M16 5V3.5M6 24c2-2.4 2.6-4.6 2.6-8.6a7.4 7.4 0 0 1 14.8 0c0 4 .6 6.2 2.6 8.6zM13.3 28.2c1.5 1.2 3.9 1.2 5.4 0" />
    </svg>
  );
}
