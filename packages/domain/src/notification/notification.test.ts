import { describe, expect, test } from 'vitest';
import {
  type Announcement,
  type Arrival,
  announcementsFor,
  changedProfile,
  channelsFor,
  coalesced,
  defaultProfile,
  digestDue,
  digestMail,
  type NotificationProfile,
  snoozeUntil,
  soundFor,
} from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Wednesday, noon in Vienna. */
const noon = Date.UTC(2026, 10, 25, 11, 0);
const vienna = defaultProfile('Europe/Vienna');

function changed(written: Record<string, unknown>, from: NotificationProfile = vienna): NotificationProfile {
  const result = changedProfile(from, written);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe('channelsFor', () => {
  const moment = { at: noon, inInteraction: false, presence: 'here' } as const;
  const loud = { toast: 'on', sound: 'on', push: 'on', email: 'on' };
  const all = changed({ channels: { info: loud, warning: loud, critical: loud } });
  const held = { inApp: true, toast: false, sound: false, push: false, email: 'now' };

  test('each channel is on, off, or on while one is away', () => {
    const profile = changed({ channels: { warning: { toast: 'off', sound: 'on', push: 'away', email: 'away' } } });
    const plans = (['here', 'away'] as const).map((presence) =>
      channelsFor(profile, { ...moment, presence, severity: 'warning' }),
    );
    expect(plans).toEqual([
      { inApp: true, toast: false, sound: true, push: false, email: 'none', quiet: null },
      { inApp: true, toast: false, sound: true, push: true, email: 'now', quiet: null },
    ]);
  });

  test('do not disturb holds back everything but the inbox and e-mail, until its end', () => {
    const quiet = { ...all, doNotDisturbUntil: noon + hour };
    expect(channelsFor(quiet, { ...moment, severity: 'warning' })).toEqual({ ...held, quiet: 'do-not-disturb' });
    expect(channelsFor(quiet, { ...moment, at: noon + hour, severity: 'warning' })).toMatchObject({
      quiet: null,
      push: true,
    });
  });

  test('quiet hours are a week in the time zone of the profile, also across midnight', () => {
    const nights = Array.from({ length: 7 }, () => [{ from: '22:00', to: '07:00' }]);
    const quiet = changed({ quietHours: nights }, all);
    const because = [21, 22, 30].map((h) => {
      const at = noon + (h - 12) * hour;
      return channelsFor(quiet, { ...moment, at, severity: 'info' }).quiet;
    });
    expect(because).toEqual([null, 'quiet-hours', 'quiet-hours']);
    expect(channelsFor(quiet, { ...moment, at: noon + 19 * hour, severity: 'info' }).quiet).toBeNull();
  });

  test('while one talks to a customer it is quiet, if one wants it so', () => {
    const talking = { ...moment, inInteraction: true, severity: 'info' } as const;
    expect(channelsFor(all, talking)).toEqual({ ...held, quiet: 'in-interaction' });
    expect(channelsFor(changed({ quietInInteractions: false }, all), talking).quiet).toBeNull();
  });

  test('what is critical breaks through, unless one forbids it', () => {
    const quiet = { ...all, doNotDisturbUntil: noon + hour };
    const critical = { ...moment, severity: 'critical' } as const;
    expect(channelsFor(quiet, critical)).toEqual({ ...held, toast: true, sound: true, push: true, quiet: null });
    expect(channelsFor({ ...quiet, criticalBreaksThrough: false }, critical)).toEqual({
      ...held,
      quiet: 'do-not-disturb',
    });
  });

  test('a digest takes e-mails of its severity, and never what is critical', () => {
    const digests = changed({ digests: { info: 'daily', warning: 'hourly' } }, all);
    const emails = (['info', 'warning', 'critical'] as const).map(
      (severity) => channelsFor(digests, { ...moment, severity }).email,
    );
    expect(emails).toEqual(['digest', 'digest', 'now']);
  });
});

describe('digests', () => {
  const due = (digest: string, at: number): string | null => {
    const at2 = digestDue(changed({ digests: { info: digest } }), { severity: 'info', at });
    return at2 === null ? null : new Date(at2).toISOString();
  };

  test('are due at the next full hour, at eight, or at the end of the shift, local time', () => {
    expect([due('hourly', noon + minute), due('daily', noon), due('end-of-shift', noon), due('off', noon)]).toEqual([
      '2026-11-25T12:00:00.000Z',
      '2026-11-26T07:00:00.000Z',
      '2026-11-25T16:00:00.000Z',
      null,
    ]);
    expect(digestDue(changed({ digests: { info: 'daily' } }), { severity: 'critical', at: noon })).toBeNull();
  });

  test('keep eight o’clock over a change of the clocks', () => {
    expect(due('daily', Date.UTC(2026, 2, 28, 12, 0))).toBe('2026-03-29T06:00:00.000Z');
    expect(due('daily', Date.UTC(2026, 9, 24, 12, 0))).toBe('2026-10-25T07:00:00.000Z');
  });

  test('say how many, from which events, and where to look', () => {
    const entry = {
      severity: 'info',
      definitionName: 'Muted',
      title: 'Ana <mutes>',
      createdAt: noon,
      url: null,
    } as const;
    const held = {
      ...entry,
      severity: 'warning',
      definitionName: 'Held',
      title: 'Held',
      createdAt: noon + minute,
    } as const;
    const mail = digestMail([entry, { ...held, url: 'https://x.test/1' }, entry], {
      timeZone: 'Europe/Vienna',
      inboxUrl: 'https://x.test/inbox',
    });
    expect(mail.subject).toBe('3 notifications: 1 warning, 2 info');
    expect(mail.text).toBe(
      '1 warning, 2 info\n\nMost from\n2 × Muted\n1 × Held\n\n12:01  Held\n       https://x.test/1\n12:00  Ana <mutes>\n12:00  Ana <mutes>\n\nhttps://x.test/inbox',
    );
    expect(mail.html).toContain('Ana &lt;mutes&gt;');
    expect(mail.html).not.toContain('<mutes>');
  });
});

describe('snoozes', () => {
  test('end after minutes, at the end of the shift, or tomorrow', () => {
    const until = (preset: Parameters<typeof snoozeUntil>[0], at = noon) =>
      new Date(snoozeUntil(preset, { at, profile: vienna })).toISOString();
    expect([
      until({ kind: 'after', minutes: 15 }),
      until({ kind: 'end-of-shift' }),
      until({ kind: 'end-of-shift' }, noon + 5 * hour - 2 * minute),
      until({ kind: 'tomorrow', time: '09:00' }),
    ]).toEqual([
      '2026-11-25T11:15:00.000Z',
      '2026-11-25T16:00:00.000Z',
      '2026-11-26T16:00:00.000Z',
      '2026-11-26T08:00:00.000Z',
    ]);
  });
});

describe('a profile', () => {
  test('changes in what is written and keeps the rest', () => {
    const profile = changed({
      channels: { info: { toast: 'off' } },
      sounds: { info: { volume: 5 } },
      singleKeys: false,
    });
    expect(profile).toEqual({
      ...vienna,
      channels: { ...vienna.channels, info: { ...vienna.channels.info, toast: 'off' } },
      sounds: { ...vienna.sounds, info: { tone: 'knock', volume: 5 } },
      singleKeys: false,
    });
  });

  test('says all that is wrong at once', () => {
    const result = changedProfile(vienna, {
      timeZone: 'Moon',
      channels: { info: { toast: 'maybe' } },
      quietHours: [[{ from: '25:00', to: '07:00' }], [], [], [], [], [], []],
      shiftEnds: '5 pm',
      sounds: { critical: { volume: 101 } },
      snoozePresets: [{ kind: 'after', minutes: 2 }],
    });
    const paths = result.ok ? [] : result.problem.map(({ path }) => path.join('.'));
    expect(paths).toEqual([
      'timeZone',
      'channels.info.toast',
      'quietHours.0.0.from',
      'shiftEnds',
      'sounds.critical.volume',
      'snoozePresets.0.minutes',
    ]);
  });
});

const arrival = (id: string, at: number, more: Partial<Arrival> = {}): Arrival => ({
  id,
  definitionId: 'hold',
  definitionName: 'Long hold',
  subjectKey: 'interaction:1',
  severity: 'info',
  createdAt: noon + at,
  ...more,
});
const said = (all: readonly Announcement<Arrival>[]) =>
  all.map((one) => (one.kind === 'summary' ? one.title : `${one.of.id} ×${one.times}${one.again ? ' again' : ''}`));

describe('what belongs together', () => {
  test('is one row of the list, at the place of its latest', () => {
    const runs = coalesced([
      arrival('e', 130_000),
      arrival('d', 50_000),
      arrival('c', 40_000, { subjectKey: 'interaction:2' }),
      arrival('b', 20_000),
      arrival('a', 0),
    ]);
    expect(runs.map(({ latest, all }) => [latest.id, all.map(({ id }) => id).join('')])).toEqual([
      ['e', 'e'],
      ['d', 'dba'],
      ['c', 'c'],
    ]);
  });

  test('is told once with a count, and loudly again only when it is graver', () => {
    const earlier = [arrival('a', 0)];
    const arrived = [
      arrival('b', 10_000),
      arrival('c', 20_000, { severity: 'critical' }),
      arrival('d', 30_000, { severity: 'warning' }),
      arrival('e', 90_000),
    ];
    expect(said(announcementsFor(arrived, earlier))).toEqual(['b ×2 again', 'c ×3', 'd ×4 again', 'e ×1']);
  });
});

describe('a storm', () => {
  const many = (count: number, more: Partial<Arrival> = {}) =>
    Array.from({ length: count }, (_, index) =>
      arrival(`n${index}`, index * 1_000, { subjectKey: `i:${index}`, ...more }),
    );

  test('of more than twenty a minute is told in one sentence a minute for each event', () => {
    const told = said(announcementsFor(many(100), []));
    expect(told.slice(19)).toEqual(['n19 ×1', 'Long hold: 21 in 5 min', 'Long hold: 81 in 5 min']);
  });

  test('is the same told one by one as all at once', () => {
    const all = many(50);
    const oneByOne = all.flatMap((one, index) => announcementsFor([one], all.slice(0, index)));
    expect(said(oneByOne)).toEqual(said(announcementsFor(all, [])));
  });

  test('does not swallow what is critical', () => {
    const critical = arrival('c', 40_000, { severity: 'critical', subjectKey: 'i:c' });
    expect(said(announcementsFor([critical], many(40)))).toEqual(['c ×1']);
  });
});

describe('sound', () => {
  const told = announcementsFor([arrival('a', 0), arrival('b', 1, { severity: 'warning', subjectKey: 'x' })], []);

  test('is one, the gravest one’s, and not within five seconds of the last', () => {
    const at = noon + 10_000;
    const sounds = [null, at - 4_999, at - 5_000].map((lastAt) => soundFor(told, { profile: vienna, at, lastAt }));
    expect(sounds).toEqual([vienna.sounds.warning, null, vienna.sounds.warning]);
  });

  test('is none for what only counts up', () => {
    const again = announcementsFor([arrival('b', 1_000)], [arrival('a', 0)]);
    expect(soundFor(again, { profile: vienna, at: noon, lastAt: null })).toBeNull();
  });
});
