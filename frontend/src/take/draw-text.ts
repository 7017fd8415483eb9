/** Draws texts line by line where they stand, and the lines under them. */
import { isClear, typeface, type Drawing } from "./draw";
import { attributes, escaped, round } from "./svg";

interface Line {
  words: string;
  readonly top: number;
  readonly bottom: number;
  left: number;
  right: number;
}

/** Draw a text as one `text` element for each line of it. */
export function drawText(node: Text, style: CSSStyleDeclaration, on: Drawing): string {
  if (!node.data.trim()) return "";
  const ascent = ascentOf(style);
  const toLeft = style.direction === "rtl";
  return linesOf(node)
    .map(({ words, left, right, top }) => {
      const place = { x: round((toLeft ? right : left) - on.left), y: round(top - on.top + ascent), direction: toLeft ? "rtl" : undefined };
      return `<text ${attributes({ ...place, textLength: round(right - left), ...typeface(style), "xml:space": "preserve" })}>${escaped(cased(words, style.textTransform))}</text>`;
    })
    .join("");
}

/** Draw what an element draws under all the text in it: the lines of claims that lie within each other stand apart. */
export function drawUnderlines(element: Element, style: CSSStyleDeclaration, on: Drawing): string {
  if (!style.textDecorationLine.includes("underline") || isClear(style.textDecorationColor)) return "";
  const size = parseFloat(style.fontSize);
  const thick = parseFloat(style.textDecorationThickness) || 1;
  const below = parseFloat(style.textUnderlineOffset) || size * 0.12;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let made = "";
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const holder = node.parentElement;
    if (!holder || getComputedStyle(holder).display === "inline-block") continue;
    for (const { left, right, top } of linesOf(node)) {
      const y = round(top - on.top + ascentOf(getComputedStyle(holder)) + below + thick / 2);
      const dashes = style.textDecorationStyle === "dotted" ? `${thick} ${thick}` : undefined;
      made += `<line ${attributes({ x1: round(left - on.left), x2: round(right - on.left), y1: y, y2: y, stroke: style.textDecorationColor, "stroke-width": thick, "stroke-dasharray": dashes })}/>`;
    }
  }
  return made;
}

/** Of one drawing; what is laid out may change after it. */
let laidOut = new WeakMap<Text, Line[]>();

/** Begin a drawing: nothing is known of where texts stand. */
export function beginTexts(): void {
  laidOut = new WeakMap();
}

/** The words of a text by the lines on which they are laid out; looked up once for a text, since several lines may run under it. */
function linesOf(node: Text): Line[] {
  const known = laidOut.get(node);
  if (known) return known;
  const lines = linesFound(node);
  laidOut.set(node, lines);
  return lines;
}

function linesFound(node: Text): Line[] {
  const whole = wholeLine(node);
  if (whole) return [whole];
  const range = document.createRange();
  const lines: Line[] = [];
  for (const match of node.data.matchAll(/\s+|[^\s]+/g)) {
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const parts = [...range.getClientRects()].filter((rect) => rect.width > 0);
    if (parts.length > 1) for (const line of brokenWord(node, match.index, match[0])) add(lines, line);
    else if (parts[0]) add(lines, lineOf(match[0].replace(/\s+/g, " "), parts[0]));
  }
  return lines.filter((line) => line.words.trim());
}

/** A text that stands on one line, as most do. */
function wholeLine(node: Text): Line | null {
  const range = document.createRange();
  range.selectNodeContents(node);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  const [only] = rects;
  return rects.length === 1 && only ? lineOf(node.data.replace(/\s+/g, " "), only) : null;
}

/** A word that runs over the end of a line, letter by letter. */
function brokenWord(node: Text, at: number, word: string): Line[] {
  const range = document.createRange();
  return Array.from(word).flatMap((letter, n, all) => {
    const from = at + all.slice(0, n).join("").length;
    range.setStart(node, from);
    range.setEnd(node, from + letter.length);
    const rect = range.getClientRects()[0];
    return rect && rect.width > 0 ? [lineOf(letter, rect)] : [];
  });
}

function lineOf(words: string, { top, bottom, left, right }: DOMRect): Line {
  return { words, top, bottom, left, right };
}

function add(lines: Line[], part: Line): void {
  const last = lines.at(-1);
  if (last && Math.abs(last.top - part.top) < 2) {
    last.words += part.words;
    last.left = Math.min(last.left, part.left);
    last.right = Math.max(last.right, part.right);
  } else if (part.words.trim()) {
    lines.push(part);
  }
}

const ascents = new Map<string, number>();

/** From the top of a line's box to the line that the letters stand on. */
function ascentOf(style: CSSStyleDeclaration): number {
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const known = ascents.get(font);
  if (known !== undefined) return known;
  const brush = document.createElement("canvas").getContext("2d");
  if (!brush) return parseFloat(style.fontSize);
  brush.font = font;
  const ascent = brush.measureText("x").fontBoundingBoxAscent;
  ascents.set(font, ascent);
  return ascent;
}

function cased(words: string, transform: string): string {
  if (transform === "uppercase") return words.toUpperCase();
  return transform === "lowercase" ? words.toLowerCase() : words;
}
