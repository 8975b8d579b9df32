import type { Target } from '../interaction/fact.ts';
import { userOf } from '../interaction/fact.ts';
import type { TransferMode } from '../interaction/state.ts';
import type { TransferCounts } from './segment.ts';
import type { Step } from './timeline.ts';

interface Passing {
  readonly mode: TransferMode;
  readonly target: Target | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** How often, how and to where it was passed on. */
export function transferCountsOf(steps: readonly Step[]): TransferCounts {
  const passings = steps.filter(({ before, after }) => after.counts.transfers > before.counts.transfers).map(passingOf);
  const number = (counted: (passing: Passing, index: number) => boolean) => passings.filter(counted).length;
  return {
    total: passings.length,
    blind: number(({ mode }) => mode === 'blind'),
    attended: number(({ mode }) => mode === 'attended'),
    toUser: number(({ target }) => target?.kind === 'user'),
    toQueue: number(({ target }) => target?.kind === 'queue'),
    outside: number(({ target }) => target?.kind === 'outside'),
    pingPong: number((passing, index) => isReturn(passing, passings[index - 1])),
  };
}

function passingOf({ fact, before }: Step): Passing {
  const { transfer } = before;
  const target = fact.target ?? transfer?.target ?? null;
  const mode = transfer?.mode ?? (fact.fields['mode'] === 'attended' ? 'attended' : 'blind');
  switch (target?.kind) {
    case 'queue':
      return {
        mode,
        target,
        from: placeOf('queue', before.queueId),
        to: placeOf('queue', target.queueId),
      };
    case 'user':
      return {
        mode,
        target,
        from: placeOf('user', transfer?.by ?? userOf(fact)),
        to: placeOf('user', target.userId),
      };
    default:
      return { mode, target, from: null, to: null };
  }
}

function placeOf(kind: 'user' | 'queue', id: string | null): string | null {
  return id === null ? null : `${kind}:${id}`;
}

function isReturn({ from, to }: Passing, previous: Passing | undefined): boolean {
  return from !== null && to !== null && previous !== undefined && previous.from === to && previous.to === from;
}
