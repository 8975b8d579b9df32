import { BellMark, Icon, IconButton, Tooltip } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import type { Session } from '../data/index.ts';
import { useUnread } from '../features/inbox/use-inbox-feed.ts';
import { AppLink, usePath } from '../shared/navigation.tsx';
import { sectionOf, sectionsFor, type Section } from './sections.ts';

const key = 'belfry.rail';

/** The way between the sections that the viewer may see. */
export function Rail({ session }: { session: Session }): ReactElement {
  const [narrow, setNarrow] = useState(() => localStorage.getItem(key) === 'narrow');
  const toggle = (): void => {
    localStorage.setItem(key, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  const here = sectionOf(usePath());
  return (
    <nav className="app-rail" data-narrow={narrow || undefined} aria-label="Sections">
      <div className="app-brand">
        <BellMark />
        <span className="app-brand-name">Belfry</span>
      </div>
      <ul className="app-rail-list">
        {sectionsFor(session).map((section) => (
          <li key={section.base}>
            <RailLink section={section} current={section === here} narrow={narrow} />
          </li>
        ))}
      </ul>
      <div className="app-rail-foot">
        <IconButton icon="side-bar" label={narrow ? 'Widen the side bar' : 'Narrow the side bar'} onClick={toggle} />
      </div>
    </nav>
  );
}

interface RailLinkProps {
  section: Section;
  current: boolean;
  narrow: boolean;
}

function RailLink({ section, current, narrow }: RailLinkProps): ReactElement {
  const link = (
    <AppLink to={section.to} className="app-rail-link" current={current}>
      <Icon name={section.icon} />
      <span className="app-rail-label">{section.label}</span>
      {section.base === '/inbox' && <UnreadCount />}
    </AppLink>
  );
  if (!narrow) return link;
  return (
    <Tooltip content={section.label} shortcut={`g ${section.key}`}>
      {link}
    </Tooltip>
  );
}

function UnreadCount(): ReactElement | null {
  const unread = useUnread();
  if (unread === 0) return null;
  return (
    <span className="app-rail-count">
      {unread > 99 ? '99+' : unread}
      <span className="ui-sr"> unread</span>
    </span>
  );
}
