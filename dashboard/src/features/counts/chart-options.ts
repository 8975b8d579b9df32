import { formatTime } from '@belfry/ui';
import uPlot from 'uplot';
import { lineColour, lineWords } from './line-words.ts';
import type { Series } from './series.ts';

const heightPx = 256;
const dayMs = 86_400_000;

interface ChartNeeds {
  readonly types: readonly (string | null)[];
  /** Where the colours are read from. */
  readonly element: HTMLElement;
  readonly stepMs: number;
  /** The chosen interval's start, if one is. */
  readonly chosen: () => number | null;
  readonly onChoose: (at: number) => void;
}

/** The highest stack is drawn first, so that each lower one covers what it does not share. */
export function chartData(series: Series): uPlot.AlignedData {
  return [series.times.map((time) => time / 1000), ...series.lines.map(({ stacked }) => [...stacked]).toReversed()];
}

export function chartOptions({ types, element, stepMs, chosen, onChoose }: ChartNeeds): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  const bars = uPlot.paths.bars?.({ size: [0.82, 48], align: 1 });
  const lines = types.map((type, index) => ({
    label: lineWords(type),
    fill: colour(lineColour(index, type)),
    width: 0,
    points: { show: false },
    ...(bars ? { paths: bars } : {}),
  }));
  return {
    width: Math.max(element.clientWidth, 1),
    height: heightPx,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: {
      y: { range: (_chart, _least, most) => [0, Math.max(most, 4) * 1.08] },
      x: { range: (_chart, from, to) => [from, to + stepMs / 1000] },
    },
    axes: axesOf({ style, colour, long: stepMs * types.length > dayMs || stepMs >= dayMs / 8 }),
    series: [{}, ...lines.toReversed()],
    hooks: {
      drawClear: [(chart) => markChosen(chart, { at: chosen(), stepMs, colour: colour('--accent-soft') })],
      ready: [(chart) => followClicks(chart, stepMs, onChoose)],
    },
  };
}

interface AxisLook {
  readonly style: CSSStyleDeclaration;
  readonly colour: (token: string) => string;
  readonly long: boolean;
}

function axesOf({ style, colour, long }: AxisLook): uPlot.Axis[] {
  const look = {
    stroke: colour('--ink-3'),
    font: `12px ${style.fontFamily}`,
    ticks: { show: false },
  };
  const words = (seconds: number): string =>
    long ? dayAndHour(seconds * 1000) : formatTime(seconds * 1000).slice(0, 5);
  return [
    {
      ...look,
      grid: { show: false },
      size: 28,
      space: long ? 110 : 64,
      values: (_chart, splits) => splits.map(words),
    },
    {
      ...look,
      grid: { stroke: colour('--line'), width: 1 },
      size: 44,
      space: 40,
      incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000],
    },
  ];
}

function dayAndHour(ms: number): string {
  return new Date(ms).toLocaleString('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function markChosen(chart: uPlot, { at, stepMs, colour }: { at: number | null; stepMs: number; colour: string }): void {
  if (at === null) return;
  const left = chart.valToPos(at / 1000, 'x', true);
  const right = chart.valToPos((at + stepMs) / 1000, 'x', true);
  chart.ctx.save();
  chart.ctx.fillStyle = colour;
  chart.ctx.fillRect(left, chart.bbox.top, right - left, chart.bbox.height);
  chart.ctx.restore();
}

function followClicks(chart: uPlot, stepMs: number, onChoose: (at: number) => void): void {
  chart.over.addEventListener('click', (event) => {
    const time = chart.posToVal(event.offsetX, 'x') * 1000;
    onChoose(Math.floor(time / stepMs) * stepMs);
  });
}
