const hoverMs = 400;
const leaveMs = 120;

/** The id of the tooltip that is shown. */
export const tipId = 'ui-tip';

function isTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`#${tipId}`) !== null;
}

function tipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
}

/**
 * Tells whose tooltip is to be shown, or null: after a moment of hovering, at once on keyboard focus. It goes with
 * Escape, a press, or scrolling, and stays while the pointer is on the tooltip itself. Returns how to stop.
 */
export function watchTips(show: (target: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (target: HTMLElement | null, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => show(target), ms);
  };
  const hide = (): void => later(null, 0);
  const stop = new AbortController();
  const options = { capture: true, passive: true, signal: stop.signal };
  const onOver = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'touch') return;
    const tip = tipOf(target);
    if (tip) later(tip, hoverMs);
    else if (isTip(target)) clearTimeout(timer);
  };
  const onOut = ({ target }: PointerEvent): void => {
    if (tipOf(target) || isTip(target)) later(null, leaveMs);
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const tip = tipOf(target);
    if (tip?.matches(':focus-visible')) later(tip, 0);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') hide();
  };
  document.addEventListener('pointerover', onOver, options);
  document.addEventListener('pointerout', onOut, options);
  document.addEventListener('focusin', onFocus, options);
  document.addEventListener('keydown', onKey, options);
  for (const name of ['focusout', 'pointerdown', 'scroll']) {
    document.addEventListener(name, hide, options);
  }
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
