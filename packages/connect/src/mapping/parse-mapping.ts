import { fail, ok, type Result } from '@belfry/domain';
import { compileMapping, type CompiledMapping } from './compile-mapping.ts';
import { mappingSchema, type Mapping } from './mapping.ts';

/** One mistake of a mapping. `path` leads to it. */
export interface MappingIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Checks a mapping from JSON: its shape, and that every name it uses exists. */
export function parseMapping(raw: unknown): Result<Mapping, readonly MappingIssue[]> {
  const parsed = mappingSchema.safeParse(raw);
  if (!parsed.success) {
    return fail(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message })));
  }
  const issues = issuesOf(parsed.data);
  return issues.length > 0 ? fail(issues) : ok(parsed.data);
}

function issuesOf(mapping: Mapping): MappingIssue[] {
  const ids = mapping.events.map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [
    ...[...repeated].map((id) => ({ path: ['events'], message: `two events have the id "${id}"` })),
    ...lookUpIssues(mapping),
  ];
}

function lookUpIssues(mapping: Mapping): MappingIssue[] {
  let compiled: CompiledMapping;
  try {
    compiled = compileMapping(mapping);
  } catch (error) {
    if (error instanceof RangeError) return [{ path: [], message: error.message }];
    throw error;
  }
  return compiled.lookUps.flatMap((lookUp) => {
    const message = lookUpIssue(mapping, lookUp);
    return message === null ? [] : [{ path: lookUp.in?.split('.') ?? [], message }];
  });
}

function lookUpIssue(mapping: Mapping, lookUp: CompiledMapping['lookUps'][number]): string | null {
  const { kind, name, in: inside } = lookUp;
  if (inside === 'interaction' && kind !== 'column') {
    return 'the interaction is named by columns only';
  }
  switch (kind) {
    case 'first':
      return null;
    case 'column':
    case 'before':
      return mapping.columns.includes(name) ? null : `"${name}" is not among the columns`;
    case 'value':
      return notNamed(lookUp, { group: 'values', names: Object.keys(mapping.values) });
    case 'condition':
      return notNamed(lookUp, { group: 'conditions', names: Object.keys(mapping.conditions) });
    case 'zone':
      return name === '' ? 'local times need the timeZone of the mapping' : null;
  }
}

/** Values and conditions may use only those that stand before them, so that nothing goes in a circle. */
function notNamed(
  { kind, name, in: inside }: CompiledMapping['lookUps'][number],
  { group, names }: { group: string; names: readonly string[] },
): string | null {
  const index = names.findIndex((own) => inside === `${group}.${own}`);
  const earlier = index < 0 ? names : names.slice(0, index);
  if (earlier.includes(name)) return null;
  return `no ${kind} ${index < 0 ? '' : 'before this one '}is named "${name}"`;
}
