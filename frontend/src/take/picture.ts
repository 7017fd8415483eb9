/** Draws what a view shows as a picture: SVG with its texts as texts and its typefaces in it, or PNG. */
import { elementToSVG, inlineResources } from "dom-to-svg";

const SVG = "image/svg+xml";
const SCALE = 2;
const MARGIN = 16;
/** What browsers still draw on one canvas, in pixels on a side. */
const LARGEST = 16_000;

/** Draw an element as an SVG that needs nothing else. */
export async function svgOf(element: Element): Promise<string> {
  const box = element.getBoundingClientRect();
  const area = new DOMRect(box.x - MARGIN, box.y - MARGIN, Math.max(box.width, element.scrollWidth) + 2 * MARGIN, Math.max(box.height, element.scrollHeight) + 2 * MARGIN);
  const drawn = elementToSVG(element, { captureArea: area, keepLinks: true });
  const root = drawn.documentElement;
  keepOnlyFontsOf(root, element.textContent);
  await inlineResources(root);
  ground(root, area, getComputedStyle(document.body).backgroundColor);
  return new XMLSerializer().serializeToString(drawn);
}

/** Draw an SVG as a PNG, at twice its size where a canvas holds that. Throws where it cannot be drawn. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: SVG }));
  try {
    image.src = address;
    await image.decode();
    const scale = Math.min(SCALE, LARGEST / image.width, LARGEST / image.height);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Take out the parts of typefaces that hold none of the text's characters, so that they are not put into the picture. */
function keepOnlyFontsOf(root: Element, text: string): void {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  for (const style of root.querySelectorAll("style")) {
    style.textContent = style.textContent.replace(/@font-face\s*\{[^}]*\}/g, (rule) => (holdsAny(rule, points) ? rule : ""));
  }
}

/** Whether a rule for a part of a typeface is for any of the characters. */
export function holdsAny(rule: string, points: readonly number[]): boolean {
  const ranges = /unicode-range:([^;}]*)/i.exec(rule)?.[1];
  if (ranges === undefined) return true;
  const parsed = [...ranges.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/gi)].map(([, from = "", to]) => [
    parseInt(from.replaceAll("?", "0"), 16),
    parseInt(to ?? from.replaceAll("?", "f"), 16),
  ]);
  return points.some((point) => parsed.some(([from = 0, to = 0]) => point >= from && point <= to));
}

/** Lay the colour of the paper under the picture. */
function ground(root: Element, area: DOMRect, colour: string): void {
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ x: area.x, y: area.y, width: area.width, height: area.height })) paper.setAttribute(name, String(value));
  paper.setAttribute("fill", colour);
  root.insertBefore(paper, root.querySelector(":scope > :not(style)"));
}
