import type { CatalogueData, CategoryData, EventTypeData, FieldData, OperatorData } from './events.documents.ts';
import type { ValueShape } from './value-shape.ts';
import { emptyValue, shapeOf } from './value-shape.ts';
import type { DraftTest } from './condition-draft.ts';
import { freshKey } from './condition-draft.ts';

export function typeNamed(
  catalogue: CatalogueData,
  name: string | null,
): { category: CategoryData; type: EventTypeData } | null {
  for (const category of catalogue.categories) {
    const type = category.eventTypes.find((one) => one.name === name);
    if (type) return { category, type };
  }
  return null;
}

export function operatorsOf(catalogue: CatalogueData, field: FieldData): readonly OperatorData[] {
  return catalogue.operators.find(({ data }) => data === field.data)?.operators ?? [];
}

/** How the value of a field's operator is entered. A choice without choices takes any text. */
export function shapeFor(field: FieldData, operator: OperatorData): ValueShape {
  const shape = shapeOf({ data: field.data, values: operator.values });
  const open = (field.choices ?? []).length === 0;
  if (open && shape === 'choices') return 'texts';
  return open && shape === 'choice' ? 'text' : shape;
}

/** A new test of a field: its first operator, nothing entered yet. */
export function newTest(catalogue: CatalogueData, field: FieldData): DraftTest {
  const [operator] = operatorsOf(catalogue, field);
  const value = operator ? emptyValue(shapeFor(field, operator)) : null;
  return {
    kind: 'test',
    key: freshKey(),
    field: field.name,
    operator: operator?.name ?? 'is',
    value,
    caseSensitive: false,
  };
}

/** The test with another operator; what was entered stays where it is entered in the same way. */
export function withOperator(
  test: DraftTest,
  field: FieldData,
  { from, to }: { from: OperatorData | undefined; to: OperatorData },
): DraftTest {
  const kept = from !== undefined && shapeFor(field, from) === shapeFor(field, to);
  return { ...test, operator: to.name, value: kept ? test.value : emptyValue(shapeFor(field, to)) };
}
