/** Wheel, drag and pinch on the drawing, as movements of what is in sight. */

export interface Gestures {
  /** Show `by` times as much; what stands at the share `at` of the width stays. */
  readonly zoom: (by: number, at: number) => void;
  /** Move on by a share of the width. */
  readonly move: (by: number) => void;
  /** A press that was no drag, in pixels of the drawing. */
  readonly press: (x: number, y: number) => void;
  /** A pointer over the drawing, or none. */
  readonly hover: (at: { readonly x: number; readonly y: number } | null) => void;
}

const WHEEL = 0.0022;
const LINE = 30;
const SLACK = 4;

/** Listen on an element until the signal says stop. */
export function listenToGestures(on: HTMLElement, { zoom, move, press, hover }: Gestures, stop: AbortSignal): void {
  const down = new Map<number, { x: number; y: number }>();
  let far = 0;
  const listen = <K extends keyof HTMLElementEventMap>(kind: K, run: (event: HTMLElementEventMap[K]) => void): void =>
    on.addEventListener(kind, run as EventListener, { signal: stop, passive: false });
  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = on.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  listen("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY)) move((sideways * unit) / on.clientWidth);
    else zoom(Math.exp(event.deltaY * unit * WHEEL * (event.ctrlKey ? 4 : 1)), at(event).x / on.clientWidth);
  });
  listen("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) far = 0;
    down.set(event.pointerId, at(event));
    on.setPointerCapture(event.pointerId);
  });
  listen("pointermove", (event) => {
    const [before, now] = [down.get(event.pointerId), at(event)];
    if (!before) {
      hover(now);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    far += Math.hypot(now.x - before.x, now.y - before.y);
    down.set(event.pointerId, now);
    if (other) pinch(before, now, other);
    else if (far > SLACK) move((before.x - now.x) / on.clientWidth);
  });
  const pinch = (before: { x: number }, now: { x: number }, other: { x: number }): void => {
    const [was, is] = [Math.max(Math.abs(before.x - other.x), 20), Math.max(Math.abs(now.x - other.x), 20)];
    zoom(was / is, (before.x + other.x) / 2 / on.clientWidth);
    move((before.x - now.x) / 2 / on.clientWidth);
  };
  listen("pointerup", (event) => {
    if (down.delete(event.pointerId) && down.size === 0 && far <= SLACK) press(at(event).x, at(event).y);
  });
  listen("pointercancel", (event) => down.delete(event.pointerId));
  listen("pointerleave", () => hover(null));
}
