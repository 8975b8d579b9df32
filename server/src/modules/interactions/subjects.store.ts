import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import { type KeyedSubject, subjectKey, type SubjectRow } from './subject.ts';
import { type SubjectPermission, whereMayTouchSubject } from './visibility.ts';

const columns = `s.kind, s.id, s.state as fields, s.user_ids as "userIds", s.queue_id as "queueId", s.interaction_id as "interactionId",
  s.created_at as "createdAt", s.last_at as "lastAt", s.deleted, s.version`;

/** Locks what events are about, in one order so that two batches never wait for each other. */
export const lockSubjects = (
  { rows }: Transaction,
  organizationId: string,
  subjects: readonly { kind: string; id: string }[],
): Promise<SubjectRow[]> =>
  subjects.length === 0
    ? Promise.resolve([])
    : rows(
        `select ${columns} from subjects s where s.organization_id = $1
           and (s.kind, s.id) in (select * from unnest($2::text[], $3::text[]))
         order by s.kind, s.id for update`,
        [organizationId, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
      );

const fields = `kind text, id text, state jsonb, user_ids uuid[], queue_id uuid, interaction_id uuid, created_at timestamptz, last_at timestamptz,
  deleted boolean, version integer`;
const names = fields.split(',').map((field) => field.trim().split(' ')[0] ?? '');

/** What is new is inserted plainly: another server that made the same one a moment before is noticed, and the batch tried again. */
export function writeSubjects(
  { rows }: Transaction,
  organizationId: string,
  { subjects, known }: { subjects: readonly SubjectRow[]; known: ReadonlySet<string> },
): Promise<unknown>[] {
  const isKnown = ({ kind, id }: SubjectRow): boolean => known.has(subjectKey({ kind, id }));
  const [old, fresh] = [subjects.filter(isKnown), subjects.filter((row) => !isKnown(row))];
  const written: Promise<unknown>[] = [];
  if (fresh.length > 0)
    written.push(
      rows(
        `insert into subjects (organization_id, ${names.join()}) select $1, x.* from json_to_recordset($2) as x(${fields})`,
        [organizationId, JSON.stringify(fresh.map(jsonOf))],
      ),
    );
  if (old.length > 0)
    written.push(
      rows(
        `update subjects s set ${names
          .slice(2)
          .map((name) => `${name} = x.${name}`)
          .join()} from json_to_recordset($2) as x(${fields})
         where s.organization_id = $1 and s.kind = x.kind and s.id = x.id`,
        [organizationId, JSON.stringify(old.map(jsonOf))],
      ),
    );
  return written;
}

const jsonOf = (row: SubjectRow): Record<string, unknown> => ({
  kind: row.kind,
  id: row.id,
  state: row.fields,
  user_ids: row.userIds,
  queue_id: row.queueId,
  interaction_id: row.interactionId,
  created_at: new Date(row.createdAt).toISOString(),
  last_at: new Date(row.lastAt).toISOString(),
  deleted: row.deleted,
  version: row.version,
});

const keyed = `s.key as "key", ${columns}`;

/** Which tasks or surveys. */
export interface SubjectFilter {
  status?: ValueFilter<string> | null | undefined;
  user?: ValueFilter<string> | null | undefined;
}

interface Sort {
  kind: string;
  permission: SubjectPermission;
}

/** The clauses that every question about subjects of a kind begins with. */
function startOf(viewer: SignedInViewer, { kind, permission }: Sort): { parameters: Parameters; clauses: string[] } {
  const parameters = new Parameters();
  return {
    parameters,
    clauses: [
      `s.organization_id = ${parameters.add(viewer.organizationId)}`,
      `s.kind = ${parameters.add(kind)}`,
      whereMayTouchSubject(viewer, permission, parameters),
    ],
  };
}

/** Reads what user events have made of subjects, as far as a viewer may see them. What was deleted is in no list. */
export const subjectStore = (database: Database) => ({
  byKeys(
    viewer: SignedInViewer,
    { kind, permission, keys }: Sort & { keys: readonly string[] },
  ): Promise<KeyedSubject[]> {
    const { parameters, clauses } = startOf(viewer, { kind, permission });
    clauses.push(`s.key = any(${parameters.add(keys)}::uuid[])`);
    return database.rows(
      viewer.organizationId,
      `select ${keyed} from subjects s where ${clauses.join(' and ')}`,
      parameters.values,
    );
  },

  /** The one that its source calls so; null when there is none. */
  async named(viewer: SignedInViewer, { kind, id, permission }: Sort & { id: string }): Promise<KeyedSubject | null> {
    const { parameters, clauses } = startOf(viewer, { kind, permission });
    clauses.push(`s.id = ${parameters.add(id)}`);
    const [row] = await database.rows<KeyedSubject>(
      viewer.organizationId,
      `select ${keyed} from subjects s where ${clauses.join(' and ')}`,
      parameters.values,
    );
    return row ?? null;
  },

  list(viewer: SignedInViewer, { kind, permission, filter, page }: ListedSubjects): Promise<KeyedSubject[]> {
    const { parameters, clauses } = startOf(viewer, { kind, permission });
    clauses.push('not s.deleted');
    if (filter.status) clauses.push(whereValue(`s.state ->> 'status'`, filter.status, { parameters }));
    if (filter.user) clauses.push(whereValue(`s.state ->> 'userId'`, filter.user, { parameters }));
    if (page.from)
      clauses.push(
        `(s.created_at, s.key) ${page.backward ? '>' : '<'} (${parameters.add(page.from[0])}::timestamptz, ${parameters.add(page.from[1])}::uuid)`,
      );
    const direction = page.backward ? 'asc' : 'desc';
    return database.rows(
      viewer.organizationId,
      `select ${keyed} from subjects s where ${clauses.join(' and ')}
       order by s.created_at ${direction}, s.key ${direction} limit ${page.limit + 1}`,
      parameters.values,
    );
  },
});

interface ListedSubjects extends Sort {
  filter: SubjectFilter;
  page: PageRequest;
}

export type SubjectStore = ReturnType<typeof subjectStore>;
