/** One thing that breaks a law. `rule` is the name that a planted violation is recognized by. */
export interface Problem {
  readonly rule: string;
  /** File, or place in the schema. */
  readonly where: string;
  readonly text: string;
}

/** Something that holds for the whole checkout. `problems` looks at the tree under `root` and finds nothing when it holds. */
export interface Law {
  readonly name: string;
  problems(root: string): Promise<readonly Problem[]>;
}
