import { createContext, useEffect, useMemo, useState } from 'react';
import type { renderSample, Sampled } from './render-sample.ts';

type Render = typeof renderSample;

/** How a text of the event that is edited would read; null as long as that cannot be told. */
export type Sample = (text: string, escapeFor: 'text' | 'html' | 'url') => Sampled;

export const SampleContext = createContext<Sample | null>(null);

/** The sample of texts with these values. The code that renders is loaded when the form is there. */
export function useSample(values: Readonly<Record<string, string | number>> | null): Sample | null {
  const [render, setRender] = useState<Render | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./render-sample.ts').then((module) => wanted && setRender(() => module.renderSample));
    return () => {
      wanted = false;
    };
  }, []);
  return useMemo(
    () => (render && values ? (text, escapeFor) => render(text, values, escapeFor) : null),
    [render, values],
  );
}
