const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Reads `30d`, `12h`, `45m` or `2w` as milliseconds; null when it is none of these. */
export function readDuration(text: string): number | null {
  const found = /^([1-9]\d{0,4})([mhdw])$/.exec(text);
  const unit = Object.entries(units).find(([name]) => name === found?.[2]);
  return found === null || unit === undefined ? null : Number(found[1]) * unit[1];
}
