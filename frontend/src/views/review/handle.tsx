/** The two ends of the chosen words: drawn with the pointer, or moved a word at a time by the arrow keys. */
import type { JSX, RefObject, TargetedKeyboardEvent, TargetedPointerEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Span } from "../../api/records";
import type { Edge } from "./words";

interface Props {
  /** The text in which the chosen words are the elements `mark.is-chosen`. */
  readonly root: RefObject<HTMLElement | null>;
  readonly chosen: Span;
  readonly words: string;
  readonly within: Span;
  readonly onMove: (edge: Edge, by: number) => void;
  readonly onDrag: (edge: Edge, x: number, y: number) => void;
}

interface Spot {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const NAMES: Readonly<Record<Edge, string>> = { start: "Where the words begin", end: "Where the words end" };

export function Handles(props: Props): JSX.Element {
  const spots = useSpots(props.root, props.chosen);
  return (
    <>
      {(["start", "end"] as const).map((edge) => (
        <Handle key={edge} {...props} edge={edge} spot={spots[edge]} />
      ))}
    </>
  );
}

function Handle({ edge, spot, chosen, words, within, onMove, onDrag }: Props & { readonly edge: Edge; readonly spot: Spot | null }): JSX.Element {
  const drawn = useRef(false);
  const style = spot ? { left: `${spot.left}px`, top: `${spot.top}px`, height: `${spot.height}px` } : { display: "none" };
  const hold = (event: TargetedPointerEvent<HTMLSpanElement>, is: boolean): void => {
    drawn.current = is;
    event.currentTarget.classList.toggle("is-drawn", is);
  };
  return (
    <span
      class={`handle handle-${edge}`}
      style={style}
      role="slider"
      tabIndex={0}
      aria-label={NAMES[edge]}
      aria-valuemin={within.start}
      aria-valuemax={within.end}
      aria-valuenow={chosen[edge]}
      aria-valuetext={words.replace(/\s+/g, " ")}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(event, true);
      }}
      onPointerMove={(event) => {
        if (drawn.current) onDrag(edge, event.clientX, event.clientY);
      }}
      onLostPointerCapture={(event) => hold(event, false)}
      onKeyDown={(event) => {
        const by = stepOf(event);
        if (by === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(edge, by);
      }}
    />
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, PageDown: 5, ArrowLeft: -1, ArrowUp: -1, PageUp: -5 };

/** By how many words an arrow key moves an end; in text that runs from the right, left is onwards. */
export function stepOf(event: TargetedKeyboardEvent<HTMLElement>): number {
  const by = STEPS[event.key] ?? 0;
  const across = event.key === "ArrowLeft" || event.key === "ArrowRight";
  return across && runsFromRight(event.currentTarget) ? -by : by;
}

function runsFromRight(element: HTMLElement): boolean {
  const text = element.closest(".marked-text")?.querySelector("mark.is-chosen, p") ?? element;
  return getComputedStyle(text).direction === "rtl";
}

/** Where the ends of the chosen words are drawn, measured anew when they or the room for them change. */
function useSpots(root: RefObject<HTMLElement | null>, chosen: Span): Readonly<Record<Edge, Spot | null>> {
  const [spots, setSpots] = useState<Readonly<Record<Edge, Spot | null>>>({ start: null, end: null });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = (): void => setSpots({ start: spotOf(element, "start"), end: spotOf(element, "end") });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [chosen.start, chosen.end]);
  return spots;
}

function spotOf(root: HTMLElement, edge: Edge): Spot | null {
  const marks = root.querySelectorAll<HTMLElement>("mark.is-chosen");
  const mark = edge === "start" ? marks[0] : marks[marks.length - 1];
  const rects = mark?.getClientRects();
  const rect = rects?.[edge === "start" ? 0 : rects.length - 1];
  if (!mark || !rect) return null;
  const own = root.getBoundingClientRect();
  const right = (edge === "end") !== (getComputedStyle(mark).direction === "rtl");
  return { left: (right ? rect.right : rect.left) - own.left, top: rect.top - own.top, height: rect.height };
}
