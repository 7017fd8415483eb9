/** From places on the screen to places in the text. Elements with `data-start` hold the words that begin at that code point. */
import type { Span } from "../../api/records";
import { CodePoints } from "../../marks/code-points";

interface CaretFrom {
  readonly offsetNode: Node;
  readonly offset: number;
}

/** The place in the text under a point of the window; null where there is no text of `root`. */
export function placeUnder(root: HTMLElement | null, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  return caret && root?.contains(caret.offsetNode) ? placeOf(caret.offsetNode, caret.offset) : null;
}

/** What is selected within an element, in code points of the text; null where nothing is, or it reaches beyond. */
export function selectedIn(root: HTMLElement): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

function placeOf(node: Node, offset: number): number | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const holder = node.parentElement?.closest<HTMLElement>("[data-start]");
    return holder ? Number(holder.dataset.start) + points((node.nodeValue ?? "").slice(0, offset)) : null;
  }
  if (!(node instanceof Element)) return null;
  const next = node.childNodes[offset];
  const holder = next instanceof HTMLElement ? (next.matches("[data-start]") ? next : next.querySelector<HTMLElement>("[data-start]")) : null;
  if (holder) return Number(holder.dataset.start);
  const last = [...node.querySelectorAll<HTMLElement>("span[data-start]")].at(-1);
  return last ? Number(last.dataset.start) + points(last.textContent) : null;
}

function caretAt(x: number, y: number): CaretFrom | null {
  const modern = document as unknown as { caretPositionFromPoint?: (x: number, y: number) => CaretFrom | null };
  if (modern.caretPositionFromPoint) return modern.caretPositionFromPoint(x, y);
  const older = document as unknown as { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const range = older.caretRangeFromPoint?.(x, y);
  return range ? { offsetNode: range.startContainer, offset: range.startOffset } : null;
}

function points(words: string): number {
  return new CodePoints(words).point(words.length);
}
