import type { ReactElement } from 'react';
import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { chartData, chartOptions } from './chart-options.ts';
import type { Series } from './series.ts';
import { useThemeName } from './use-theme-name.ts';

interface CountsChartProps {
  readonly series: Series;
  readonly stepMs: number;
  readonly at: number | null;
  readonly onChoose: (at: number) => void;
  /** What it shows, for those who cannot see it. */
  readonly describe: string;
}

/** Stacked bars; a click on one chooses its interval. The table beside it does the same by keyboard. */
export function CountsChart({ series, stepMs, at, onChoose, describe }: CountsChartProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const theme = useThemeName();
  const choose = useEffectEvent(onChoose);
  const chosen = useEffectEvent(() => at);
  const fresh = useEffectEvent(() => chartData(series));
  const types = JSON.stringify(series.lines.map(({ type }) => type));
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const options = chartOptions({
      types: JSON.parse(types),
      element,
      stepMs,
      chosen: () => chosen(),
      onChoose: (time) => choose(time),
    });
    const made = new uPlot(options, fresh(), element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: options.height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [types, stepMs, theme]);
  useEffect(() => {
    chart.current?.setData(chartData(series));
  }, [series, at]);
  return <div ref={place} className="counts-chart" role="img" aria-label={describe} />;
}
