/** The drawing: a canvas that is drawn anew when what is in sight, the theme or its size changes. */
import { useComputed, useSignal, useSignalEffect, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { theme } from "../../frame/theme";
import { listenToGestures, type Point } from "../../marks/gestures";
import { CanvasPen } from "./canvas-pen";
import { inks } from "../../marks/inks";
import { AXIS, Frame, Layouts, type Size } from "./layout";
import type { Moment } from "./moments";
import { markAt, paint, titleOf, type Look } from "./paint";
import { SANS, SIZE } from "./pen";
import { SvgPen } from "./svg-pen";
import type { Happened, Stated, Told } from "./told";

interface Props {
  readonly shown: Pick<Told, "happened" | "stated">;
  readonly look: Look;
  readonly stretch: Signal<Moment>;
  readonly zoom: (by: number, at: number) => void;
  readonly move: (by: number) => void;
  readonly choose: (one: Happened | Stated | null) => void;
  readonly said: (one: Happened | Stated) => string;
  readonly label: string;
}

export function Drawing(props: Props): JSX.Element {
  const { shown, look, stretch, said, label } = props;
  const [host, canvas, latest] = [useRef<HTMLDivElement>(null), useRef<HTMLCanvasElement>(null), useRef(props)];
  latest.current = props;
  const size = useSignal<Size | null>(null);
  const over = useSignal<{ readonly one: Happened | Stated; readonly x: number; readonly y: number } | null>(null);
  const layouts = useMemo(() => new Layouts(shown.happened, shown.stated, titleWidth), [shown]);
  const draw = useMemo(() => oncePerFrame(), []);
  const frame = (): Frame | null => (size.value && size.value.width > 0 ? new Frame(stretch.value, size.value) : null);
  const paintNow = (): void => {
    const at = frame();
    if (at && canvas.current) onCanvas(canvas.current, at, (pen) => paint(pen, at, layouts.at(at.stretch, at.size), latest.current.look));
  };

  useEffect(() => measured(host.current, (width, height) => (size.value = sizeOf(width, height))), []);
  const drawnOf = useComputed(() => [stretch.value, size.value, theme.value]);
  useSignalEffect(() => {
    if (drawnOf.value.length > 0) draw(paintNow);
  });
  useEffect(() => draw(paintNow), [layouts, look]);
  useEffect(() => {
    const stop = new AbortController();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => draw(paintNow), { signal: stop.signal });
    const find = (x: number, y: number): Happened | Stated | null => {
      const at = frame();
      return at && markAt(at, layouts.at(at.stretch, at.size), x, y);
    };
    const width = (): number => size.peek()?.width ?? 1;
    if (host.current) {
      const gestures = {
        zoom: (by: number, at: Point) => {
          over.value = null; // what was under the pointer has moved on
          latest.current.zoom(by, at.x / width());
        },
        move: (by: Point) => {
          over.value = null;
          latest.current.move(by.x / width());
        },
        press: (at: Point) => latest.current.choose(find(at.x, at.y)),
        hover: (at: Point | null) => {
          const one = at && find(at.x, at.y);
          over.value = one ? { one, ...at } : null;
        },
      };
      listenToGestures(host.current, gestures, stop.signal);
      takenAsSvg(host.current, () => {
        const at = frame();
        if (!at) return null;
        const pen = new SvgPen(at.size.width, height(at.size), inks(host.current));
        paint(pen, at, layouts.at(at.stretch, at.size), latest.current.look);
        return pen.svg;
      }, stop.signal);
    }
    return () => stop.abort();
  }, [layouts]);
  const tip = over.value;
  return (
    <div ref={host} class={`timeline-drawing${tip ? " over" : ""}`} role="img" aria-label={label}>
      <canvas ref={canvas} aria-hidden="true" />
      {tip && (
        <div class={`timeline-tip${tip.x > (size.value?.width ?? 0) / 2 ? " before" : ""}`} style={{ left: `${tip.x}px`, top: `${tip.y}px` }} aria-hidden="true" dir="auto">
          {said(tip.one)}
        </div>
      )}
    </div>
  );
}

/** The heights of the bands: incidents have the larger part, since they carry titles. */
function sizeOf(width: number, height: number): Size {
  const above = Math.round((height - AXIS) * 0.48);
  return { width, above, axis: AXIS, below: height - AXIS - above };
}

function height(size: Size): number {
  return size.above + size.axis + size.below;
}

function measured(host: HTMLElement | null, set: (width: number, height: number) => void): () => void {
  if (!host) return () => undefined;
  const seen = new ResizeObserver(() => set(host.clientWidth, host.clientHeight));
  seen.observe(host);
  return () => seen.disconnect();
}

function onCanvas(canvas: HTMLCanvasElement, { size }: Frame, draw: (pen: CanvasPen) => void): void {
  const dense = devicePixelRatio || 1;
  const [width, tall] = [Math.round(size.width * dense), Math.round(height(size) * dense)];
  if (canvas.width !== width || canvas.height !== tall) [canvas.width, canvas.height] = [width, tall];
  const on = canvas.getContext("2d");
  if (!on) return;
  on.setTransform(dense, 0, 0, dense, 0, 0);
  on.clearRect(0, 0, size.width, height(size));
  draw(new CanvasPen(on, inks(canvas.parentElement)));
}

/** Run the last thing asked for in the next frame, once. */
function oncePerFrame(): (run: () => void) => void {
  let next: (() => void) | null = null;
  return (run) => {
    if (!next) requestAnimationFrame(() => {
      next?.();
      next = null;
    });
    next = run;
  };
}

const widths = new Map<string, number>();
let ruler: CanvasRenderingContext2D | null = null;

function titleWidth(one: Happened): number {
  const title = titleOf(one);
  const known = widths.get(title);
  if (known !== undefined) return known;
  ruler ??= document.createElement("canvas").getContext("2d");
  if (ruler) ruler.font = `450 ${SIZE}px ${SANS}`;
  const width = ruler?.measureText(title).width ?? title.length * 6.4;
  widths.set(title, width + 6);
  return width + 6;
}

/** While a picture is taken the drawing stands there as SVG. */
function takenAsSvg(host: HTMLElement, drawn: () => SVGSVGElement | null, stop: AbortSignal): void {
  let svg: SVGSVGElement | null = null;
  document.addEventListener("take", () => {
    svg = drawn();
    if (!svg) return;
    host.append(svg);
    host.classList.add("taken");
  }, { signal: stop });
  document.addEventListener("taken", () => {
    svg?.remove();
    host.classList.remove("taken");
  }, { signal: stop });
}

