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
