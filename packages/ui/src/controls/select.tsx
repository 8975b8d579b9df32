import { lazy, Suspense, type ReactElement } from 'react';
import { ChoicePlace } from './choice-place.tsx';
import { knownValues, labelsOf, type OneOfProps, type SomeOfProps } from './option.ts';

const load = () => import('./base-select.tsx');
const OneOf = lazy(async () => ({ default: (await load()).BaseOneOf }));
const SomeOf = lazy(async () => ({ default: (await load()).BaseSomeOf }));

/** Choose one of a few. For many, or people, use Combobox. */
export function Select<Value extends string>(props: OneOfProps<Value>): ReactElement {
  const { options, value, onValueChange } = props;
  const chosen = value === null ? [] : [value];
  const choose = (text: string): void => {
    const [known] = knownValues([text], { options, value: chosen });
    if (known !== undefined) onValueChange(known);
  };
  return (
    <Suspense fallback={<ChoicePlace {...props} text={labelsOf(options, chosen)} />}>
      <OneOf {...props} onValueChange={choose} />
    </Suspense>
  );
}

/** Choose any number of a few. */
export function MultiSelect<Value extends string>(props: SomeOfProps<Value>): ReactElement {
  const { options, value, onValueChange } = props;
  return (
    <Suspense fallback={<ChoicePlace {...props} text={labelsOf(options, value)} />}>
      <SomeOf {...props} onValueChange={(texts) => onValueChange(knownValues(texts, { options, value }))} />
    </Suspense>
  );
}
