import type { DataType } from './operators.ts';

/** What a reference can name. */
export type ReferenceKind = 'user' | 'queue' | 'team' | 'department';

export interface FieldDeclaration {
  readonly data: DataType;
  /** As forms and sentences name it. */
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** Its name in templates, without the number signs. */
  readonly variable: string;
  /** The values of a `choice` or `change`, from least to most where `ordered`. */
  readonly choices?: readonly string[];
  readonly ordered?: true;
  /** Other values than the choices are accepted too: sources have words of their own. */
  readonly open?: true;
  /** What a `reference` names. */
  readonly refersTo?: ReferenceKind;
  /** A variable only: it is not known yet when conditions are looked at. */
  readonly shownOnly?: true;
}
