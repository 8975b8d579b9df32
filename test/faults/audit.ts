import { flawless, ledgerProblems } from '../kit/ledger.ts';
import type { BookedFiring, Books, Line } from './books.ts';

/** What the writers were told: each one's acknowledged entries, in the order in which it was told. */
export type Acknowledged = ReadonlyMap<string, readonly string[]>;

export interface Rules {
  /** Name of the definition that fires for each rejected offer. */
  readonly rejected: string;
  /** Name of the definition that fires for each mute that lasts. */
  readonly muted: string;
  /** How many people each firing notifies. */
  readonly readers: number;
}

/** Everything that the books get wrong, each as a sentence; none when all is well. */
export function audit(books: Books, acknowledged: Acknowledged, rules: Rules): string[] {
  return [
    ...books.streams.flatMap(streamProblems),
    ...problemsOf(
      'log against acknowledgements',
      [...acknowledged].flatMap(([writer, told]) => {
        const written = books.log.filter(({ entry }) => entry.startsWith(`${writer}:`));
        return [{ expected: written.map(({ entry }) => entry), got: told, of: writer }];
      }),
    ),
    ...strangers(books, acknowledged),
    ...problemsOf('keys of events', [
      { of: 'all', expected: books.log.map(({ seq }) => String(seq)), got: books.keys.map(String) },
    ]),
    ...books.miscounted.map((cell) => `miscounted: ${cell}`),
    ...firingProblems(books, rules),
    ...notificationProblems(books, rules),
  ];
}

interface Comparison {
  readonly of: string;
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

function problemsOf(what: string, comparisons: readonly Comparison[]): string[] {
  return comparisons.flatMap(({ of, expected, got }) => {
    const twice = expected.filter((entry, place) => expected.indexOf(entry) !== place);
    if (twice.length > 0) return [`${what}, ${of}: expected twice: ${twice.join(', ')}`];
    const problems = ledgerProblems(expected, got);
    return Object.entries(problems)
      .filter(([kind]) => kind in flawless)
      .filter(([, entries]) => entries.length > 0)
      .map(([kind, entries]) => `${what}, ${of}: ${kind}: ${entries.join(', ')}`);
  });
}

function streamProblems({ name, head, seqs }: Books['streams'][number]): string[] {
  const gapless = seqs.every((seq, place) => seq === place + 1);
  return [
    ...(gapless
      ? []
      : [
          `${name}: its places are not 1, 2, 3 …: ${seqs
            .filter((seq, place) => seq !== place + 1)
            .slice(0, 3)
            .join(', ')}`,
        ]),
    ...(head === seqs.length ? [] : [`${name}: its head says ${head}, and there are ${seqs.length}`]),
  ];
}

/** Lines that none of the writers wrote; what the server tells of itself, such as that it has started, is its own. */
const strangers = ({ log }: Books, acknowledged: Acknowledged): string[] =>
  log
    .filter(({ type }) => !type.startsWith('system.'))
    .filter(({ entry }) => ![...acknowledged.keys()].some((writer) => entry.startsWith(`${writer}:`)))
    .map(({ entry }) => `nobody wrote ${entry}`);

function firingProblems({ log, firings }: Books, { rejected, muted }: Rules): string[] {
  const of = (name: string): BookedFiring[] => firings.filter(({ definition }) => definition === name);
  return [
    ...problemsOf('firings', [
      {
        of: rejected,
        expected: log.filter(({ type }) => type === 'offer.rejected').map(({ seq }) => String(seq)),
        got: of(rejected).map(({ causeSeq }) => String(causeSeq)),
      },
      {
        of: muted,
        expected: lastingMutes(log).toSorted(),
        got: of(muted)
          .map(({ interactionId }) => interactionId ?? '')
          .toSorted(),
      },
    ]),
    ...firings
      .filter(({ definition }) => definition !== rejected && definition !== muted)
      .map(({ id, definition }) => `the firing ${id} is of ${definition}`),
  ];
}

/** Interactions with a mute that was never ended; each has one mute at most. */
function lastingMutes(log: readonly Line[]): string[] {
  const muted = new Set<string>();
  for (const { type, interactionId } of log) {
    if (type === 'mute.started') muted.add(interactionId ?? '');
    if (type === 'mute.ended') muted.delete(interactionId ?? '');
  }
  return [...muted];
}

function notificationProblems({ firings, notifications }: Books, { readers }: Rules): string[] {
  const told = new Map<string, string[]>();
  for (const { firingId, userId } of notifications) told.set(firingId, [...(told.get(firingId) ?? []), userId]);
  const unfounded = [...told.keys()].filter((id) => !firings.some((firing) => firing.id === id));
  return [
    ...unfounded.map((id) => `there are notifications of ${id}, which never fired`),
    ...firings
      .map(({ id }) => ({ id, users: told.get(id) ?? [] }))
      .filter(({ users }) => users.length !== readers || new Set(users).size !== readers)
      .map(({ id, users }) => `the firing ${id} told ${users.length} of ${readers}: ${users.join(', ')}`),
  ];
}
