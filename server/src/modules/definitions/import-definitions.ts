import { type DefinitionDraft, type DefinitionOwner, fail, ok, readPortable, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { invalid, type Issue, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { checkDefinition } from './check-definition.ts';
import { inTurn, insertDefinition } from './definition-changes.store.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { beyondLimit, type DefinitionScope, ownerFor } from './definition-owner.ts';
import type { DefinitionRow } from './definition.ts';
import { groundFor } from './doubts-of.ts';
import { type Keyed, nameOfType } from './draft-of.ts';
import { byId } from './export-definitions.ts';
import { type Reference, referencesIn, swapInDefinition } from './references.ts';
import { type Named, referencesNamed } from './references.store.ts';

/** What came of each definition of a file. */
export interface Imported {
  imported: boolean;
  reports: { name: string; made: DefinitionRow | null; issues: Issue[] }[];
}

type Raw = Readonly<Record<string, unknown>>;
type Names = ReadonlyMap<string, readonly string[]>;

const nameKey = (type: string, name: string): string => `${type}:${name.toLowerCase()}`;
const nameOf = (raw: Raw): string => (typeof raw['name'] === 'string' ? raw['name'] : '');

/** The ids of everything that the definitions name, by `Type:name`. */
async function idsFor(
  { targets }: DefinitionNeeds,
  transaction: Transaction,
  { organizationId, raws }: { organizationId: string; raws: readonly Raw[] },
): Promise<Names> {
  const names = raws.flatMap((raw) => referencesIn(raw).map(({ id }) => id));
  const found: Named[] = [
    ...(await referencesNamed(transaction, organizationId, names)),
    ...(await targets(transaction, organizationId)),
  ];
  const ids = new Map<string, string[]>();
  for (const { type, id, name } of found) ids.set(nameKey(type, name), [...(ids.get(nameKey(type, name)) ?? []), id]);
  return ids;
}

/** A definition of a file with ids for the names in it. */
function keyedRaw(raw: Raw, names: Names): Keyed {
  const references: Reference[] = [];
  const issues: Issue[] = [];
  const definition = swapInDefinition(raw, ({ type, id: name, path }) => {
    const written = name.startsWith(byId) ? name.slice(byId.length) : null;
    const [id, another] = written === null ? (names.get(nameKey(type, name)) ?? []) : [written];
    if (id === undefined || !isUuid(id)) {
      issues.push({ path, code: 'UNKNOWN', message: `There is no ${nameOfType[type]} "${name}" here. Name another.` });
      return name;
    }
    if (another !== undefined) {
      const message = `There is more than one ${nameOfType[type]} "${name}" here. Give them different names, or name another.`;
      issues.push({ path, code: 'AMBIGUOUS', message });
      return name;
    }
    references.push({ type, id, path });
    return id;
  });
  return { definition, references, issues };
}

const issuesOf = (problem: UserProblem): Issue[] =>
  problem.kind === 'ValidationError'
    ? [...problem.issues]
    : [{ path: [], code: problem.code, message: problem.message }];

interface Checked {
  name: string;
  draft: Result<DefinitionDraft, UserProblem>;
}

async function checkAll(
  needs: DefinitionNeeds,
  transaction: Transaction,
  what: { organizationId: string; owner: DefinitionOwner; raws: readonly Raw[] },
): Promise<Checked[]> {
  const { organizationId, owner, raws } = what;
  const names = await idsFor(needs, transaction, what);
  const ground = await groundFor(needs, transaction, organizationId);
  const checked: Checked[] = [];
  for (const raw of raws) {
    const draft = await checkDefinition(needs, transaction, { ...keyedRaw(raw, names), organizationId, owner, ground });
    checked.push({ name: nameOf(raw), draft });
  }
  return checked;
}

/** Makes the definitions of a file: all of them, or none and why not. */
export const importDefinitions =
  (needs: DefinitionNeeds) =>
  (
    viewer: SignedInViewer,
    { file, scope }: { file: string; scope: DefinitionScope },
  ): Promise<Result<Imported, UserProblem>> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<Result<Imported, UserProblem>> => {
      const { organizationId } = viewer;
      const owner = ownerFor(viewer, scope);
      if (!owner.ok) return owner;
      const raws = readPortable(file);
      if (!raws.ok) return fail(invalid(raws.problem.map((issue) => ({ ...issue, path: ['file', ...issue.path] }))));
      const checked = await checkAll(needs, transaction, { organizationId, owner: owner.value, raws: raws.value });
      if (checked.some(({ draft }) => !draft.ok)) {
        const reports = checked.map(({ name, draft }) => ({
          name,
          made: null,
          issues: draft.ok ? [] : issuesOf(draft.problem),
        }));
        return ok({ imported: false, reports });
      }
      await inTurn(transaction, organizationId);
      const beyond = await beyondLimit(transaction, { owner: owner.value, viewer, more: checked.length });
      if (beyond !== null) return fail(beyond);
      const ownerId = owner.value.kind === 'user' ? owner.value.userId : null;
      const change = { organizationId, ownerId, now: needs.clock.now(), by: viewer.userId };
      const reports: Imported['reports'] = [];
      for (const { name, draft } of checked) {
        if (!draft.ok) continue;
        const made = await insertDefinition(transaction, { ...change, id: needs.ids.next() }, draft.value);
        reports.push({ name, made, issues: [] });
      }
      return ok({ imported: true, reports });
    });
