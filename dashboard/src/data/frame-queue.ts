/** Passes on what has come in, all at once, at the next moment that suits. */
export interface FrameQueue<Frame> {
  push: (frame: Frame) => void;
  /** Passes on what waits, unless it is held. */
  flush: () => void;
  clear: () => void;
}

interface FrameQueueNeeds<Frame> {
  /** Calls back at the next moment that suits: an animation frame. */
  soon: (run: () => void) => void;
  /** Whether to keep what comes for later. */
  isHeld: () => boolean;
  deliver: (frames: readonly Frame[]) => void;
  /** At most so many wait; one more and `onOverflow` is told and the queue emptied. */
  limit: number;
  onOverflow: () => void;
}

/** However many frames come in, there is one delivery per moment, and none while held. */
export function createFrameQueue<Frame>(needs: FrameQueueNeeds<Frame>): FrameQueue<Frame> {
  let waiting: Frame[] = [];
  let asked = false;
  const flush = (): void => {
    if (needs.isHeld() || waiting.length === 0) return;
    const frames = waiting;
    waiting = [];
    needs.deliver(frames);
  };
  return {
    push(frame) {
      waiting.push(frame);
      if (waiting.length > needs.limit) {
        waiting = [];
        needs.onOverflow();
        return;
      }
      if (asked || needs.isHeld()) return;
      asked = true;
      needs.soon(() => {
        asked = false;
        flush();
      });
    },
    flush,
    clear() {
      waiting = [];
    },
  };
}
