import { durationWords, formatDateTime } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { seenLines } from './seen-values.ts';

/** What a firing saw. */
export interface FiringSeen {
  kind: string;
  values: unknown;
}

interface WhyYouProps {
  notification: InboxNotification;
  firing: FiringSeen | null;
  scope: string | null;
}

/** Which event it was, whose, what it saw, and why it was told to the viewer. */
export function WhyYou({ notification, firing, scope }: WhyYouProps): ReactElement {
  const { why, definition, definitionName, repeats } = notification;
  const lines = seenLines(firing?.values, { now: serverNow(), formatDateTime, durationWords });
  return (
    <section className="inbox-why" aria-label="Why you got this">
      <h3 className="inbox-label">Why you got this</h3>
      <p>
        <span className="inbox-why-text">{why}</span>
        {repeats > 0 && <span className="ui-muted">, for the {ordinal(repeats + 1)} time on this subject</span>}
      </p>
      <p>
        Event{' '}
        {definition ? (
          <AppLink className="ui-link" to={paths.events.edit(definition.id)}>
            {definitionName}
          </AppLink>
        ) : (
          definitionName
        )}
        {scope !== null && (
          <span className="ui-muted"> · {scope === 'GLOBAL' ? 'for everyone' : 'one person’s own'}</span>
        )}
      </p>
      {lines.length > 0 && (
        <>
          <h3 className="inbox-label">What it saw</h3>
          <dl className="inbox-seen">
            {lines.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function ordinal(count: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' } as const;
  return `${count}${ending[new Intl.PluralRules('en', { type: 'ordinal' }).select(count)]}`;
}
