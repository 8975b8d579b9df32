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
  return values
    .map((value) => options.find((option) => option.value === value)?.label ?? value)
    .join(', ');
}
