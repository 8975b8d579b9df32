/** One thing to choose. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A few words more, set quietly beside the label. */
  hint?: string;
  disabled?: boolean;
}

/** What every control for choosing takes. */
export interface ChoiceProps<Value extends string> {
  options: readonly Option<Value>[];
  placeholder?: string;
  /** Needed outside a Field. */
  label?: string;
  size?: 'small' | 'medium';
  disabled?: boolean;
}

/** The labels of the chosen options, in the order chosen; a value that is no option stands for itself. */
export function labelsOf(options: readonly Option[], values: readonly string[]): string {
  return values.map((value) => options.find((option) => option.value === value)?.label ?? value).join(', ');
}

/** What a control for choosing one takes. */
export interface OneOfProps<Value extends string> extends ChoiceProps<Value> {
  value: Value | null;
  onValueChange: (value: Value) => void;
}

/** What a control for choosing one or none takes. */
export interface MaybeOneOfProps<Value extends string> extends ChoiceProps<Value> {
  value: Value | null;
  onValueChange: (value: Value | null) => void;
}

/** What a control for choosing any number takes. */
export interface SomeOfProps<Value extends string> extends ChoiceProps<Value> {
  value: readonly Value[];
  onValueChange: (value: Value[]) => void;
}

/** The known values among texts: those of the options, and those that were chosen already. */
export function knownValues<Value extends string>(
  texts: readonly string[],
  { options, value }: { options: readonly Option<Value>[]; value: readonly Value[] },
): Value[] {
  const known = [...options.map((option) => option.value), ...value];
  return texts.flatMap((text) => known.find((one) => one === text) ?? []);
}
