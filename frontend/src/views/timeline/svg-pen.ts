/** Draws as SVG, for the timeline that is taken away. */
import type { Act } from "../../api/records";
import { FLAT, SANS, SHAPES, SIZE, type Ink, type Look, type Pen, type Words } from "./pen";

const SVG = "http://www.w3.org/2000/svg";

export class SvgPen implements Pen {
  readonly svg: SVGSVGElement = document.createElementNS(SVG, "svg");

  constructor(
    width: number,
    height: number,
    private readonly colour: (ink: Ink) => string,
  ) {
    put(this.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
  }

  grain(act: Act, x: number, y: number, step: number, ink: Ink): void {
    if (step < FLAT) {
      this.add("rect", { x: x - 3, y: y - step / 2, width: 6, height: Math.max(step - 0.4, 0.6), fill: this.colour(ink) });
      return;
    }
    const { d, filled } = SHAPES[act];
    const look = filled ? { fill: this.colour(ink) } : { fill: "none", stroke: this.colour(ink), "stroke-width": 1.5 };
    this.add("path", { d, transform: `translate(${round(x)} ${round(y)})`, ...look });
  }

  bar(x: number, y: number, width: number, height: number, ink: Ink, look: Look): void {
    const stroke = look === "full" ? {} : { stroke: this.colour(ink), "stroke-width": 1.4 };
    const fill = look === "hollow" ? { fill: "none" } : { fill: this.colour(ink), "fill-opacity": look === "pale" ? 0.22 : 1 };
    this.add("rect", { x, y, width, height, rx: Math.min(3, height / 2), ...fill, ...stroke });
  }

  line(x: number, y: number, toX: number, toY: number, ink: Ink, dashed = false): void {
    this.add("line", { x1: x, y1: y, x2: toX, y2: toY, stroke: this.colour(ink), "stroke-width": dashed ? 1.4 : 1, ...(dashed ? { "stroke-dasharray": "4 3" } : {}) });
  }

  words(text: string, x: number, y: number, ink: Ink, { size = SIZE, strong = false, align = "start", halo = false }: Words = {}): void {
    const ground = halo ? { stroke: this.colour("paper"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
    this.add("text", { x, y, fill: this.colour(ink), "font-family": SANS, "font-size": size, "font-weight": strong ? 600 : 450, "text-anchor": align, ...ground }, text);
  }

  done(): void {
    // nothing is held back
  }

  private add(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): void {
    const made = document.createElementNS(SVG, name);
    put(made, attributes);
    if (text !== undefined) made.textContent = text;
    this.svg.append(made);
  }
}

function put(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === "number" ? String(round(value)) : value);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
