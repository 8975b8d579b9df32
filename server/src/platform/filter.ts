/** A comparison as every `XFilter` states it. Absent parts say nothing. */
export interface ValueFilter<Value> {
  eq?: Value | null | undefined;
  in?: readonly Value[] | null | undefined;
  notIn?: readonly Value[] | null | undefined;
  isNull?: boolean | null | undefined;
  contains?: string | null | undefined;
  startsWith?: string | null | undefined;
  lt?: Value | null | undefined;
  lte?: Value | null | undefined;
  gt?: Value | null | undefined;
  gte?: Value | null | undefined;
}

type Plain = string | number | null;

const folded = (value: Plain): string => String(value).toLowerCase();

/** How each part of a filter judges a value in memory, as `whereValue` does in SQL. Absent values satisfy only `isNull` and `notIn`. */
const judges: Record<keyof ValueFilter<unknown>, (value: Plain, operand: unknown) => boolean> = {
  eq: (value, operand) => value === operand,
  in: (value, operand) => Array.isArray(operand) && operand.includes(value),
  notIn: (value, operand) => Array.isArray(operand) && !operand.includes(value),
  isNull: (value, operand) => (value === null) === operand,
  contains: (value, operand) => value !== null && folded(value).includes(String(operand).toLowerCase()),
  startsWith: (value, operand) => value !== null && folded(value).startsWith(String(operand).toLowerCase()),
  lt: (value, operand) => value !== null && Number(value) < Number(operand),
  lte: (value, operand) => value !== null && Number(value) <= Number(operand),
  gt: (value, operand) => value !== null && Number(value) > Number(operand),
  gte: (value, operand) => value !== null && Number(value) >= Number(operand),
};

const isJudge = (name: string): name is keyof typeof judges => Object.hasOwn(judges, name);

/** Whether a value passes a filter. */
export const holdsValue = (filter: ValueFilter<unknown>, value: Plain): boolean =>
  Object.entries(filter).every(
    ([name, operand]) => operand === null || operand === undefined || !isJudge(name) || judges[name](value, operand),
  );
