/**
 * Draws what the browser has laid out as SVG: boxes, lines and texts where they stand, drawings as they are. The SVG is written as text,
 * since the policy of the page lets no other document bring its styles in.
 */
import { drawText, drawUnderlines } from "./draw-text";
import { attributes, escaped, rectangle, round, type Attributes } from "./svg";

/** What a drawing needs while it is made: where its corner lies, the characters in it, and the clips that it has used. */
export interface Drawing {
  readonly left: number;
  readonly top: number;
  readonly clips: string[];
}

/** Draw an element and all that is in it; `whole`: with what one would have to scroll to, and without the box that it scrolls in. */
export function drawn(element: Element, on: Drawing, whole = false): string {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === "none" || style.opacity === "0" || (box.width <= 1 && box.height <= 1 && style.position === "absolute")) return "";
  if (style.visibility === "hidden" || (style.display !== "contents" && !element.checkVisibility())) return ""; // the latter: folded away
  if (element instanceof SVGSVGElement) return drawSvg(element, box, on);
  const scrolls = whole && style.overflow !== "visible";
  const own = (scrolls ? "" : boxes(element, style, on)) + special(element, style, box, on);
  const within = [...element.childNodes].map((node) => drawNode(node, style, on)).join("");
  return own + (scrolls || style.overflow === "visible" ? within : clipped(within, box, on)) + drawUnderlines(element, style, on);
}

function drawNode(node: Node, style: CSSStyleDeclaration, on: Drawing): string {
  if (node instanceof Text) return style.display === "contents" && !node.data.trim() ? "" : drawText(node, style, on);
  return node instanceof Element && !(node instanceof HTMLOptionElement) ? drawn(node, on) : "";
}

/** The ground and the edges of an element; one that runs over several lines has a box on each. */
function boxes(element: Element, style: CSSStyleDeclaration, on: Drawing): string {
  const rects = style.display === "inline" ? [...element.getClientRects()] : [element.getBoundingClientRect()];
  return rects.filter((rect) => rect.width > 0 && rect.height > 0).map((rect) => ground(rect, style, on) + edges(rect, style, on)).join("");
}

function ground(rect: DOMRect, style: CSSStyleDeclaration, on: Drawing): string {
  if (isClear(style.backgroundColor)) return "";
  return rectangle(rect, on, { fill: style.backgroundColor, rx: corner(rect, style) });
}

function corner(rect: DOMRect, style: CSSStyleDeclaration): number {
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  return style.borderTopLeftRadius.endsWith("%") ? (rect.width * radius) / 100 : Math.min(radius, rect.height / 2);
}

const SIDES = ["Top", "Right", "Bottom", "Left"] as const;

function edges(rect: DOMRect, style: CSSStyleDeclaration, on: Drawing): string {
  const sides = SIDES.map((side) => ({ width: parseFloat(style[`border${side}Width`]), colour: style[`border${side}Color`], kind: style[`border${side}Style`] }));
  const [first] = sides;
  if (sides.every((side) => side.width === 0 || side.kind === "none" || isClear(side.colour))) return "";
  if (first && sides.every((side) => side.width === first.width && side.colour === first.colour)) {
    const inset = first.width / 2;
    const inner = new DOMRect(rect.x + inset, rect.y + inset, rect.width - first.width, rect.height - first.width);
    return rectangle(inner, on, { fill: "none", stroke: first.colour, "stroke-width": first.width, "stroke-dasharray": first.kind === "dashed" ? "5 4" : undefined, rx: corner(rect, style) });
  }
  return sides.map((side, at) => (side.width > 0 && side.kind !== "none" && !isClear(side.colour) ? rectangle(sideOf(rect, at, side.width), on, { fill: side.colour }) : "")).join("");
}

function sideOf({ x, y, width, height }: DOMRect, side: number, thick: number): DOMRect {
  if (side === 0) return new DOMRect(x, y, width, thick);
  if (side === 1) return new DOMRect(x + width - thick, y, thick, height);
  return side === 2 ? new DOMRect(x, y + height - thick, width, thick) : new DOMRect(x, y, thick, height);
}

/** What has no children that show what it shows: fields, gauges, canvases, pictures, frames. */
function special(element: Element, style: CSSStyleDeclaration, box: DOMRect, on: Drawing): string {
  if (element instanceof HTMLCanvasElement) return image(element.toDataURL("image/png"), box, on);
  if (element instanceof HTMLImageElement && element.src.startsWith("data:")) return image(element.src, box, on);
  if (element instanceof HTMLMeterElement || element instanceof HTMLProgressElement) return gauge(element.value / element.max, box, style, on);
  if (element instanceof HTMLIFrameElement) return fieldText("The original page", style, box, on);
  if (element instanceof HTMLSelectElement) return fieldText(element.selectedOptions[0]?.text ?? "", style, box, on);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return fieldText(element.value || element.placeholder, style, box, on);
  return "";
}

function image(href: string, box: DOMRect, on: Drawing): string {
  return `<image ${attributes({ x: round(box.x - on.left), y: round(box.y - on.top), width: box.width, height: box.height, href })}/>`;
}

function gauge(share: number, box: DOMRect, style: CSSStyleDeclaration, on: Drawing): string {
  const bar = new DOMRect(box.x, box.y + box.height / 2 - 1.5, box.width, 3);
  const full = new DOMRect(bar.x, bar.y, bar.width * Math.min(Math.max(share, 0), 1), bar.height);
  return rectangle(bar, on, { fill: style.color, opacity: 0.2 }) + rectangle(full, on, { fill: style.color });
}

function fieldText(words: string, style: CSSStyleDeclaration, box: DOMRect, on: Drawing): string {
  const size = parseFloat(style.fontSize);
  const at = { x: round(box.x - on.left + parseFloat(style.paddingInlineStart)), y: round(box.y - on.top + Math.min(box.height / 2, size * 1.5) + size * 0.35) };
  return words ? `<text ${attributes({ ...at, ...typeface(style) })}>${escaped(words)}</text>` : "";
}

function clipped(within: string, box: DOMRect, on: Drawing): string {
  if (!within) return "";
  const id = `clip-${on.clips.length}`;
  on.clips.push(`<clipPath id="${id}">${rectangle(box, on, {})}</clipPath>`);
  return `<g clip-path="url(#${id})">${within}</g>`;
}

/** How a text is set. */
export function typeface(style: CSSStyleDeclaration): Attributes {
  return {
    "font-family": style.fontFamily,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight,
    "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle,
    "letter-spacing": style.letterSpacing === "normal" ? undefined : style.letterSpacing,
    "font-variant-numeric": style.fontVariantNumeric === "normal" ? undefined : style.fontVariantNumeric,
    fill: style.color,
  };
}

const PRESENTED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity", "fill-opacity", "stroke-opacity", "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "display", "visibility"];

/** A drawing of the view, as it is, with what the style sheets make of it written into it. */
function drawSvg(svg: SVGSVGElement, box: DOMRect, on: Drawing): string {
  const place = { x: round(box.x - on.left), y: round(box.y - on.top), width: round(box.width), height: round(box.height) };
  const view = svg.getAttribute("viewBox") ?? `0 0 ${box.width} ${box.height}`;
  return `<svg ${attributes({ ...place, viewBox: view, overflow: getComputedStyle(svg).overflow })}>${[...svg.children].map(copied).join("")}</svg>`;
}

function copied(element: Element): string {
  const style = getComputedStyle(element);
  if (style.display === "none") return "";
  const own = Object.fromEntries([...element.attributes].filter(({ name }) => !["class", "style", "tabindex"].includes(name) && !name.startsWith("on")).map(({ name, value }) => [name, value]));
  const shown = Object.fromEntries(PRESENTED.map((name) => [name, style.getPropertyValue(name)]));
  const moved = style.transform !== "none" && !own.transform ? { transform: style.transform } : {};
  const within = [...element.childNodes].map((node) => (node instanceof Element ? copied(node) : escaped(node.textContent ?? ""))).join("");
  return `<${element.tagName} ${attributes({ ...own, ...shown, ...moved })}>${within}</${element.tagName}>`;
}

export function isClear(colour: string): boolean {
  return colour === "transparent" || /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(colour);
}
