import { Badge, Button, ErrorState, Field, showToast, Skeleton, TextArea, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData, useMutate, useViewer } from '../../data/index.ts';
import { AdminPage } from './admin-page.tsx';
import type { BusinessHoursData } from './business-hours.documents.ts';
import { businessHoursDocument, setBusinessHoursDocument } from './business-hours.documents.ts';
import { holidaysIn, weekdayNames, withTime } from './weekly-times.ts';

/** When the organization works: what clocks of events, absences and idle times can stop outside of. */
export function BusinessHoursPage(): ReactElement {
  const page = useData(businessHoursDocument, {});
  return (
    <AdminPage title="Business hours">
      {page.state === 'loading' && <Skeleton lines={7} />}
      {page.state === 'failed' && (
        <ErrorState title="The hours cannot be loaded" detail={page.problem.message} onRetry={page.refresh} />
      )}
      {page.state === 'ready' && (
        <HoursForm key={page.data.businessHours.version} hours={page.data.businessHours} onSaved={page.refresh} />
      )}
    </AdminPage>
  );
}

function HoursForm({ hours, onSaved }: { hours: BusinessHoursData; onSaved: () => void }): ReactElement {
  const viewer = useViewer();
  const [week, setWeek] = useState(hours.week);
  const [holidays, setHolidays] = useState(hours.holidays.join('\n'));
  const [timeZone, setTimeZone] = useState(hours.timeZone ?? viewer.organization.timeZone);
  const { run, busy, problem } = useMutate(setBusinessHoursDocument);
  const save = async (): Promise<void> => {
    const input = { week, holidays: holidaysIn(holidays), timeZone, expectedVersion: hours.version };
    const outcome = await run({ input });
    if (!outcome.ok) return;
    showToast({ title: 'The business hours are saved' });
    onSaved();
  };
  return (
    <form
      className="admin-panel admin-hours"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="ui-muted">
        {hours.set ? (
          <Badge tone={hours.open ? 'good' : 'neutral'}>{hours.open ? 'Open now' : 'Closed now'}</Badge>
        ) : (
          'Nobody has set them yet: every hour counts.'
        )}
      </p>
      <WeekFields week={week} onChange={setWeek} />
      <Field label="Time zone" hint="Its IANA name, such as Europe/Berlin.">
        <TextInput value={timeZone} onValueChange={setTimeZone} />
      </Field>
      <Field label="Closed on" hint="One day a line, as 2026-12-25.">
        <TextArea mono value={holidays} onValueChange={setHolidays} />
      </Field>
      {problem && (
        <p className="admin-refused" role="alert">
          {[problem.message, ...problem.issues.map(({ message }) => message)].join(' ')}
        </p>
      )}
      <div className="ui-row">
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

interface WeekFieldsProps {
  readonly week: BusinessHoursData['week'];
  readonly onChange: (week: BusinessHoursData['week']) => void;
}

function WeekFields({ week, onChange }: WeekFieldsProps): ReactElement {
  return (
    <div role="group" aria-label="Weekly hours">
      {weekdayNames.map((name, index) => {
        const weekday = index + 1;
        const times = week.filter((one) => one.weekday === weekday);
        return (
          <div key={name} className="admin-day">
            <span className="admin-area-name">{name}</span>
            {times.length === 0 && <span className="ui-muted">Closed</span>}
            {times.map((time, place) => (
              <span key={place} className="admin-time">
                <TextInput
                  type="time"
                  aria-label={`${name} from`}
                  value={time.from}
                  onValueChange={(from) => onChange(withTime(week, time, { ...time, from }))}
                />
                <span>to</span>
                <TextInput
                  aria-label={`${name} to`}
                  value={time.to}
                  onValueChange={(to) => onChange(withTime(week, time, { ...time, to }))}
                />
                <Button
                  size="small"
                  variant="ghost"
                  aria-label={`Remove ${time.from} to ${time.to} on ${name}`}
                  onClick={() => onChange(withTime(week, time, null))}
                >
                  Remove
                </Button>
              </span>
            ))}
            <Button
              size="small"
              icon="plus"
              aria-label={`Add hours on ${name}`}
              onClick={() => onChange([...week, { weekday, from: '09:00', to: '17:00' }])}
            >
              Hours
            </Button>
          </div>
        );
      })}
    </div>
  );
}
