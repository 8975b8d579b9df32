import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { OverlayProps } from './overlay-popup.tsx';

const OverlayPopup = lazy(async () => ({
  default: (await import('./overlay-popup.tsx')).OverlayPopup,
}));

interface DialogProps extends OverlayProps {
  size?: 'small' | 'medium' | 'large';
}

/** A question or a short form in the middle; focus stays inside and returns when it closes. */
export function Dialog({ size = 'medium', ...rest }: DialogProps): ReactElement | null {
  return <Overlay {...rest} className={`ui-dialog ui-dialog-${size}`} />;
}

/** Details at the right edge. */
export function Drawer(props: OverlayProps): ReactElement | null {
  return <Overlay {...props} className="ui-drawer" />;
}

/** Loads the window when it is first opened, and keeps it so that it can be seen to close. */
function Overlay(props: OverlayProps & { className: string }): ReactElement | null {
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  return wanted ? (
    <Suspense>
      <OverlayPopup {...props} />
    </Suspense>
  ) : null;
}
