import { useEffect, useEffectEvent, useState } from 'react';

const settleMs = 300;

/** Text that is shown as it is typed and told of once it settles, so that the URL does not change with each letter. */
export function useSettledText(
  settled: string,
  onSettled: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState<string | null>(null);
  const tell = useEffectEvent((text: string) => {
    onSettled(text.trim());
    setTyped(null);
  });
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => tell(typed), settleMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed ?? settled, setTyped];
}
