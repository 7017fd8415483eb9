/** What lies under the incidents: the outline of the world, or the user's own map over it. */
import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { theme } from "../../frame/theme";
import { inks } from "../../marks/inks";
import { cornerOf, type Sight, type Size } from "./mercator";
import { outline, SQUARE, type Outline, type Scale } from "./outline";
import { ownMap, tilesIn, type OwnMap, type Tile } from "./own-map";
import type { Ground } from "./vector-tile";

interface Props {
  readonly sight: ReadonlySignal<Sight>;
  readonly size: ReadonlySignal<Size>;
}

/** From this zoom on the finer outline is drawn. */
const CLOSE = 3.2;
const FILLS: Readonly<Record<Ground, string>> = { water: "map-sea", green: "map-green", built: "map-built", way: "map-way", path: "map-way", other: "map-land" };

export function GroundDrawn({ sight, size }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const world = useSignal<{ readonly scale: Scale; readonly outline: Outline } | null>(null);
  const failed = useSignal("");
  const redraw = useSignal(0);
  const frame = useRef(0);
  const load = useMemo(() => loader((scale, found) => (world.value = { scale, outline: found }), (why) => (failed.value = why)), []);
  const draw = (): void => {
    frame.current = 0;
    if (canvas.current) paint(canvas.current, sight.peek(), size.peek(), world.peek()?.outline ?? null, ownMap.peek(), () => (redraw.value += 1));
  };
  const drawnOf = useComputed(() => [sight.value, size.value, world.value, ownMap.value, redraw.value, theme.value]);
  useSignalEffect(() => {
    if (drawnOf.value.length > 0) frame.current ||= requestAnimationFrame(draw);
  });
  useSignalEffect(() => {
    const wanted: Scale = sight.value.zoom > CLOSE ? "near" : "far";
    if (world.value?.scale !== "near" && world.value?.scale !== wanted) load(wanted);
  });
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => void (redraw.value += 1);
    dark.addEventListener("change", changed);
    const stop = takenAsSvg(canvas, () => (ownMap.peek() ? null : asSvg(sight.peek(), size.peek(), world.peek()?.outline ?? null, canvas.current)));
    return () => {
      dark.removeEventListener("change", changed);
      stop();
    };
  }, []);
  return (
    <>
      <canvas ref={canvas} class="map-ground" aria-hidden="true" />
      {failed.value && <p class="map-failed" role="status">{failed.value} The incidents stand where they should all the same.</p>}
    </>
  );
}

function loader(found: (scale: Scale, outline: Outline) => void, failed: (why: string) => void): (scale: Scale) => void {
  const asked = new Set<Scale>();
  return (scale) => {
    if (asked.has(scale)) return;
    asked.add(scale);
    outline(scale).then((one) => found(scale, one), () => {
      asked.delete(scale);
      failed("The outline of the world could not be loaded.");
    });
  };
}

function paint(canvas: HTMLCanvasElement, sight: Sight, size: Size, world: Outline | null, own: OwnMap | null, came: () => void): void {
  const dense = devicePixelRatio || 1;
  const [width, height] = [Math.round(size.width * dense), Math.round(size.height * dense)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const on = canvas.getContext("2d");
  if (!on || width === 0) return;
  const colour = inks(canvas.parentElement);
  on.setTransform(1, 0, 0, 1, 0, 0);
  on.fillStyle = colour("map-sea");
  on.fillRect(0, 0, width, height);
  if (world) paintWorld(on, world, sight, size, dense, colour);
  if (own) paintTiles(on, own, sight, size, dense, colour, came);
}

function paintWorld(on: CanvasRenderingContext2D, world: Outline, sight: Sight, size: Size, dense: number, colour: (ink: string) => string): void {
  const corner = cornerOf(sight, size);
  const scale = corner.side / SQUARE;
  for (const turn of turns(corner, size)) {
    on.setTransform(scale * dense, 0, 0, scale * dense, (corner.x + turn * corner.side) * dense, corner.y * dense);
    on.fillStyle = colour("map-land");
    on.fill(world.land.path);
    on.lineWidth = 0.8 / scale;
    on.strokeStyle = colour("map-coast");
    on.stroke(world.land.path);
    on.lineWidth = 0.7 / scale;
    on.strokeStyle = colour("map-border");
    on.stroke(world.borders.path);
  }
}

/** The world goes round: how often its square has to be drawn beside itself to fill the width. */
function turns({ x, side }: { readonly x: number; readonly side: number }, { width }: Size): number[] {
  const [first, last] = [Math.ceil(-(x + side) / side), Math.floor((width - x) / side)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}

function paintTiles(on: CanvasRenderingContext2D, own: OwnMap, sight: Sight, size: Size, dense: number, colour: (ink: string) => string, came: () => void): void {
  const names: { name: string; x: number; y: number }[] = [];
  for (const { z, column, row, side, x, y } of tilesIn(own, cornerOf(sight, size), sight.zoom, size)) {
    const tile = own.tile(z, column, row, came);
    if (!tile) continue;
    on.setTransform(dense, 0, 0, dense, x * dense, y * dense);
    if (tile.is === "raster") on.drawImage(tile.image, 0, 0, side, side);
    else paintVector(on, tile, side, colour, (name, dx, dy) => names.push({ name, x: x + dx, y: y + dy }));
  }
  on.setTransform(dense, 0, 0, dense, 0, 0);
  paintNames(on, names, colour);
}

function paintVector(on: CanvasRenderingContext2D, { drawing }: Extract<Tile, { is: "vector" }>, side: number, colour: (ink: string) => string, name: (name: string, x: number, y: number) => void): void {
  const scale = side / drawing.extent;
  on.save();
  on.beginPath();
  on.rect(0, 0, side, side);
  on.clip();
  on.scale(scale, scale);
  for (const { ground, filled, path } of drawing.paths) {
    on.fillStyle = on.strokeStyle = colour(FILLS[ground]);
    on.lineWidth = (ground === "way" ? 1.2 : 0.7) / scale;
    if (filled) on.fill(path);
    else on.stroke(path);
  }
  on.restore();
  for (const one of drawing.names) if (one.x >= 0 && one.y >= 0 && one.x < drawing.extent && one.y < drawing.extent) name(one.name, one.x * scale, one.y * scale);
}

/** Names of places, as many as do not cover each other. */
function paintNames(on: CanvasRenderingContext2D, names: readonly { readonly name: string; readonly x: number; readonly y: number }[], colour: (ink: string) => string): void {
  on.font = '500 11px "Inter Variable", Inter, sans-serif';
  on.textAlign = "center";
  on.lineWidth = 3;
  on.lineJoin = "round";
  const taken: { x: number; y: number; width: number }[] = [];
  for (const { name, x, y } of names) {
    const width = on.measureText(name).width;
    if (taken.some((one) => Math.abs(one.y - y) < 14 && Math.abs(one.x - x) < (one.width + width) / 2 + 6)) continue;
    taken.push({ x, y, width });
    on.strokeStyle = colour("map-land");
    on.fillStyle = colour("faint");
    on.strokeText(name, x, y);
    on.fillText(name, x, y);
  }
}

const SVG = "http://www.w3.org/2000/svg";

function asSvg(sight: Sight, size: Size, world: Outline | null, canvas: HTMLCanvasElement | null): SVGSVGElement | null {
  if (!world || !canvas) return null;
  const colour = inks(canvas.parentElement);
  const svg = element("svg", { width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}` }) as SVGSVGElement;
  svg.append(element("rect", { width: size.width, height: size.height, fill: colour("map-sea") }));
  const corner = cornerOf(sight, size);
  const scale = corner.side / SQUARE;
  for (const turn of turns(corner, size)) {
    const group = element("g", { transform: `translate(${corner.x + turn * corner.side} ${corner.y}) scale(${scale})` });
    group.append(element("path", { d: world.land.d, fill: colour("map-land"), stroke: colour("map-coast"), "stroke-width": 0.8 / scale }));
    group.append(element("path", { d: world.borders.d, fill: "none", stroke: colour("map-border"), "stroke-width": 0.7 / scale }));
    svg.append(group);
  }
  return svg;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** While a picture is taken the outline stands there as SVG. */
function takenAsSvg(canvas: { readonly current: HTMLCanvasElement | null }, drawn: () => SVGSVGElement | null): () => void {
  const stop = new AbortController();
  let svg: SVGSVGElement | null = null;
  document.addEventListener("take", () => {
    svg = drawn();
    if (!svg) return;
    svg.classList.add("map-ground");
    canvas.current?.after(svg);
    canvas.current?.classList.add("taken");
  }, { signal: stop.signal });
  document.addEventListener("taken", () => {
    svg?.remove();
    canvas.current?.classList.remove("taken");
  }, { signal: stop.signal });
  return () => stop.abort();
}
