/** The lines of the derivation: which nodes they join, and where they run once the nodes are laid out. */
import type { Joint } from "./derivation";

/** From one node to the next, by their names: `t0` a telling, `j0` a joint, `o` the origin. */
export type Edge = readonly [from: string, to: string];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line as a path of SVG, and the point to which it leads. */
export interface Line {
  readonly path: string;
  readonly end: Point;
}

/** Each telling leads to the joints it goes through, or straight to the origin; each joint leads to the origin. */
export function edgesOf(tellings: number, joints: readonly Pick<Joint, "joins">[]): readonly Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at < tellings; at += 1) {
    const through = joints.flatMap((joint, n) => (joint.joins.includes(at) ? [n] : []));
    if (through.length === 0) edges.push([`t${at}`, "o"]);
    for (const n of through) edges.push([`t${at}`, `j${n}`]);
  }
  return [...edges, ...joints.map((_, n): Edge => [`j${n}`, "o"])];
}

/** Lines from the inline end of one node to the inline start of the next, within the box that holds them. */
export function linesOf(box: HTMLElement, edges: readonly Edge[]): readonly Line[] {
  const around = box.getBoundingClientRect();
  const node = (name: string): DOMRect | undefined => box.querySelector(`[data-node="${name}"]`)?.getBoundingClientRect();
  return edges.flatMap(([from, to]) => {
    const [a, b] = [node(from), node(to)];
    if (!a || !b) return [];
    const start = { x: round(a.right - around.left), y: round(a.top + a.height / 2 - around.top) };
    const end = { x: round(b.left - around.left), y: round(b.top + b.height / 2 - around.top) };
    return [{ path: curve(start, end), end }];
  });
}

function curve(a: Point, b: Point): string {
  const middle = round((a.x + b.x) / 2);
  return `M${a.x} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
