/** What the timeline is drawn with: on a canvas while one looks at it, as SVG when it is taken away. */
import type { Act } from "../../api/records";

/** A colour by its name in the theme: a party's class, or one of the theme's own. */
export type Ink = string;
export type Look = "full" | "hollow" | "pale";

export interface Words {
  readonly size?: number;
  readonly strong?: boolean;
  readonly align?: "start" | "middle" | "end";
  /** Whether the ground shows around it, where it stands over lines. */
  readonly halo?: boolean;
}

export interface Pen {
  /** A statement: the shape says what is done with the words. */
  grain(act: Act, x: number, y: number, step: number, ink: Ink): void;
  bar(x: number, y: number, width: number, height: number, ink: Ink, look: Look): void;
  line(x: number, y: number, toX: number, toY: number, ink: Ink, dashed?: boolean): void;
  words(text: string, x: number, y: number, ink: Ink, how?: Words): void;
  /** Put on paper what was held back. */
  done(): void;
}

/** The outline of an act's shape around the origin, and whether it is filled. */
export interface Shape {
  readonly d: string;
  readonly filled: boolean;
}

const DISC = "M-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z";
const RING = "M-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0z";
const UP = "M0 -2.9L2.9 2.4L-2.9 2.4z";
const DOWN = "M0 2.9L2.9 -2.4L-2.9 -2.4z";
const DIAMOND = "M0 -3.1L3.1 0L0 3.1L-3.1 0z";

/** Ten acts, ten shapes. */
export const SHAPES: Readonly<Record<Act, Shape>> = {
  assert: { d: DISC, filled: true },
  confirm: { d: "M-2.5 -2.5h5v5h-5z", filled: true },
  deny: { d: "M-2.4 -2.4L2.4 2.4M-2.4 2.4L2.4 -2.4", filled: false },
  accuse: { d: UP, filled: true },
  hedge: { d: RING, filled: false },
  demand: { d: DIAMOND, filled: true },
  promise: { d: DIAMOND, filled: false },
  threaten: { d: DOWN, filled: true },
  ask: { d: DOWN, filled: false },
  withhold: { d: "M-2.7 0h5.4", filled: false },
};

/** Marks that are pressed together more than this are drawn as layers, not as shapes. */
export const FLAT = 5;
export const SANS = '"Inter Variable", Inter, "Noto Sans", system-ui, sans-serif';
export const SIZE = 12;
