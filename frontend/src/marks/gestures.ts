/** Wheel, drag and pinch on a drawing, as movements of what is in sight. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What gestures do; points and distances are in pixels of the drawing. */
export interface Gestures {
  /** Show `by` times as much; what stands at a point stays there. */
  readonly zoom: (by: number, at: Point) => void;
  /** Move what is in sight on by so much. */
  readonly move: (by: Point) => void;
  /** A press that was no drag. */
  readonly press?: (at: Point) => void;
  /** A pointer over the drawing, or none. */
  readonly hover?: (at: Point | null) => void;
}

const WHEEL = 0.0022;
const LINE = 30;
const SLACK = 4;
const CLOSEST = 20;

/** Listen on an element until the signal says stop. */
export function listenToGestures(on: HTMLElement, gestures: Gestures, stop: AbortSignal): void {
  const listen = <K extends keyof HTMLElementEventMap>(kind: K, run: (event: HTMLElementEventMap[K]) => void): void =>
    on.addEventListener(kind, run as EventListener, { signal: stop, passive: false });
  const at = (event: MouseEvent): Point => {
    const box = on.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  listen("wheel", (event) => {
    event.preventDefault();
    turned(event, at(event), gestures);
  });
  const pointers = new Pointers(gestures);
  listen("pointerdown", (event) => {
    if (event.button === 0) pointers.down(event.pointerId, at(event));
  });
  listen("pointermove", (event) => {
    if (pointers.moved(event.pointerId, at(event))) on.setPointerCapture(event.pointerId);
  });
  listen("pointerup", (event) => pointers.up(event.pointerId, at(event)));
  listen("pointercancel", (event) => pointers.gone(event.pointerId));
  listen("pointerleave", (event) => {
    pointers.gone(event.pointerId);
    gestures.hover?.(null);
  });
}

/** A wheel zooms; sideways, or with the shift key, it moves. */
function turned(event: WheelEvent, at: Point, { zoom, move }: Gestures): void {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY)) move({ x: sideways * unit, y: 0 });
  else zoom(Math.exp(event.deltaY * unit * WHEEL * (event.ctrlKey ? 4 : 1)), at);
}

/** The pointers that are down: one drags, two pinch. */
class Pointers {
  private readonly places = new Map<number, Point>();
  private far = 0;

  constructor(private readonly gestures: Gestures) {}

  down(id: number, at: Point): void {
    if (this.places.size === 0) this.far = 0;
    this.places.set(id, at);
  }

  /** Follow a pointer; returns whether it drags. */
  moved(id: number, now: Point): boolean {
    const before = this.places.get(id);
    if (!before) {
      this.gestures.hover?.(now);
      return false;
    }
    const other = [...this.places].find(([one]) => one !== id)?.[1];
    this.far += Math.hypot(now.x - before.x, now.y - before.y);
    this.places.set(id, now);
    if (other) this.pinched(before, now, other);
    else if (this.far > SLACK) this.gestures.move({ x: before.x - now.x, y: before.y - now.y });
    return this.far > SLACK;
  }

  up(id: number, at: Point): void {
    if (this.places.delete(id) && this.places.size === 0 && this.far <= SLACK) this.gestures.press?.(at);
  }

  gone(id: number): void {
    this.places.delete(id);
  }

  private pinched(before: Point, now: Point, other: Point): void {
    const apart = (a: Point): number => Math.max(Math.hypot(a.x - other.x, a.y - other.y), CLOSEST);
    this.gestures.zoom(apart(before) / apart(now), { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 });
    this.gestures.move({ x: (before.x - now.x) / 2, y: (before.y - now.y) / 2 });
  }
}
