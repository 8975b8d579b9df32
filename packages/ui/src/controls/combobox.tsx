import { lazy, Suspense, type ReactElement } from 'react';
import { ChoicePlace } from './choice-place.tsx';
import { knownValues, labelsOf, type MaybeOneOfProps, type SomeOfProps } from './option.ts';

const load = () => import('./base-combobox.tsx');
const MaybeOneOf = lazy(async () => ({ default: (await load()).BaseMaybeOneOf }));
const ManyOf = lazy(async () => ({ default: (await load()).BaseManyOf }));

/** Choose one of many by typing. */
export function Combobox<Value extends string>(props: MaybeOneOfProps<Value>): ReactElement {
  const { options, value, onValueChange } = props;
  const chosen = value === null ? [] : [value];
  const choose = (text: string | null): void => {
    const texts = text === null ? [] : [text];
    onValueChange(knownValues(texts, { options, value: chosen })[0] ?? null);
  };
  return (
    <Suspense fallback={<ChoicePlace {...props} text={labelsOf(options, chosen)} />}>
      <MaybeOneOf {...props} onValueChange={choose} />
    </Suspense>
  );
}

/** Choose any number of many by typing; what is chosen stands as chips. */
export function MultiCombobox<Value extends string>(props: SomeOfProps<Value>): ReactElement {
  const { options, value, onValueChange } = props;
  return (
    <Suspense fallback={<ChoicePlace {...props} text={labelsOf(options, value)} />}>
      <ManyOf {...props} onValueChange={(texts) => onValueChange(knownValues(texts, { options, value }))} />
    </Suspense>
  );
}
