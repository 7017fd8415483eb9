/** Draws on a canvas. Marks of one colour are drawn in one stroke, which is what keeps thousands of them smooth. */
import type { Act } from "../../api/records";
import { FLAT, SANS, SHAPES, SIZE, type Ink, type Look, type Pen, type Words } from "./pen";

const RADIUS = 2.6;

export class CanvasPen implements Pen {
  private readonly fills = new Map<Ink, Path2D>();
  private readonly strokes = new Map<Ink, Path2D>();

  constructor(
    private readonly on: CanvasRenderingContext2D,
    private readonly colour: (ink: Ink) => string,
  ) {}

  grain(act: Act, x: number, y: number, step: number, ink: Ink): void {
    if (step < FLAT) this.path(this.fills, ink).rect(x - 3, y - step / 2, 6, Math.max(step - 0.4, 0.6));
    else if (act === "assert") disc(this.path(this.fills, ink), x, y);
    else outline(this.path(SHAPES[act].filled ? this.fills : this.strokes, ink), act, x, y);
  }

  bar(x: number, y: number, width: number, height: number, ink: Ink, look: Look): void {
    this.on.beginPath();
    this.on.roundRect(x, y, width, height, Math.min(3, height / 2));
    this.on.fillStyle = this.on.strokeStyle = this.colour(ink);
    this.on.lineWidth = 1.4;
    if (look !== "full") this.on.stroke();
    this.on.globalAlpha = look === "pale" ? 0.22 : 1;
    if (look !== "hollow") this.on.fill();
    this.on.globalAlpha = 1;
  }

  line(x: number, y: number, toX: number, toY: number, ink: Ink, dashed = false): void {
    this.on.beginPath();
    this.on.setLineDash(dashed ? [4, 3] : []);
    this.on.moveTo(x, y);
    this.on.lineTo(toX, toY);
    this.on.strokeStyle = this.colour(ink);
    this.on.lineWidth = dashed ? 1.4 : 1;
    this.on.stroke();
    this.on.setLineDash([]);
  }

  words(text: string, x: number, y: number, ink: Ink, { size = SIZE, strong = false, align = "start", halo = false }: Words = {}): void {
    this.on.font = `${strong ? 600 : 450} ${size}px ${SANS}`;
    this.on.textAlign = align === "middle" ? "center" : align === "start" ? "left" : "right";
    if (halo) this.ground(text, x, y);
    this.on.fillStyle = this.colour(ink);
    this.on.fillText(text, x, y);
  }

  private ground(text: string, x: number, y: number): void {
    this.on.strokeStyle = this.colour("paper");
    this.on.lineWidth = 4;
    this.on.lineJoin = "round";
    this.on.strokeText(text, x, y);
  }

  done(): void {
    this.on.lineWidth = 1.5;
    for (const [ink, path] of this.fills) {
      this.on.fillStyle = this.colour(ink);
      this.on.fill(path);
    }
    for (const [ink, path] of this.strokes) {
      this.on.strokeStyle = this.colour(ink);
      this.on.stroke(path);
    }
    this.fills.clear();
    this.strokes.clear();
  }

  private path(of: Map<Ink, Path2D>, ink: Ink): Path2D {
    const known = of.get(ink);
    if (known) return known;
    const made = new Path2D();
    of.set(ink, made);
    return made;
  }
}

/** Most marks are discs; they are drawn without the way over a parsed outline. */
function disc(path: Path2D, x: number, y: number): void {
  path.moveTo(x + RADIUS, y);
  path.arc(x, y, RADIUS, 0, 2 * Math.PI);
}

const outlines = new Map<Act, Path2D>();

function outline(path: Path2D, act: Act, x: number, y: number): void {
  const known = outlines.get(act) ?? new Path2D(SHAPES[act].d);
  outlines.set(act, known);
  path.addPath(known, { e: x, f: y });
}
