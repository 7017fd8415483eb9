/** Paragraphs of a page with words marked on them. The ends of the chosen mark are drawn with the pointer or moved by keys. */
import type { ComponentChild, JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Span } from "../../api/records";
import { announce } from "../../frame/saying";
import type { CodePoints } from "../../marks/code-points";
import type { Mark } from "./draft";
import { Handles, stepOf } from "./handle";
import { placeUnder, selectedIn } from "./places";
import { moved, piecesIn, stretched, wholeWords, wordsOnly } from "./words";

interface Props {
  readonly text: CodePoints;
  readonly paragraphs: readonly Span[];
  readonly marks: readonly Mark[];
  readonly language?: string | null | undefined;
  /** The mark whose ends can be moved. */
  readonly chosen?: Mark | null;
  readonly picked?: Span | null;
  readonly onChoose?: (mark: Mark) => void;
  readonly onStretch?: (mark: Mark, to: Span) => void;
  readonly onPick?: (span: Span | null) => void;
}

export function MarkedText(props: Props): JSX.Element {
  const { text, paragraphs, marks, language, chosen = null, picked = null, onPick, onStretch, onChoose } = props;
  const root = useRef<HTMLDivElement>(null);
  const within = { start: paragraphs[0]?.start ?? 0, end: paragraphs.at(-1)?.end ?? 0 };
  const [byKey, setByKey] = useState(false);
  usePicking(root, onPick && ((loose) => {
    setByKey(false);
    onPick(wholeWords(loose, piecesIn(text, within)));
  }));
  const stretch = (to: (pieces: readonly Span[]) => Span): void => {
    if (!chosen || !onStretch) return;
    const span = to(piecesIn(text, within));
    if (span.start === chosen.start && span.end === chosen.end) return;
    onStretch(chosen, span);
    announce(text.slice(span.start, span.end));
  };
  const keys = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || !onPick) return;
    const next = pickedBy(event, wordsOnly(text, piecesIn(text, within)), picked ?? (marks[0] && { start: marks[0].start, end: marks[0].start }));
    if (!next) return;
    event.preventDefault();
    setByKey(true);
    onPick(next);
    announce(text.slice(next.start, next.end));
  };
  return (
    <div
      ref={root}
      class="marked-text"
      lang={language ?? undefined}
      {...(onPick ? { tabIndex: 0, role: "textbox", "aria-readonly": "true", "aria-multiline": "true", "aria-label": "Words of the page; arrows pick a word, with Shift several" } : {})}
      onKeyDown={keys}
    >
      {paragraphs.map((paragraph) => (
        <p key={paragraph.start} dir="auto" data-start={paragraph.start}>
          {cut(paragraph, marks, byKey ? picked : null).map((span) => (
            <Piece key={`${span.start}-${span.end}`} text={text} span={span} marks={marks} chosen={chosen} picked={byKey ? picked : null} onChoose={onChoose} />
          ))}
        </p>
      ))}
      {chosen && onStretch && (
        <Handles
          root={root}
          chosen={chosen}
          words={text.slice(chosen.start, chosen.end)}
          within={within}
          onMove={(edge, by) => stretch((pieces) => moved(chosen, edge, by, pieces))}
          onDrag={(edge, x, y) => {
            const place = placeUnder(root.current, x, y);
            if (place !== null) stretch((pieces) => stretched(chosen, edge, place, pieces));
          }}
        />
      )}
    </div>
  );
}

interface PieceProps extends Pick<Props, "text" | "marks"> {
  readonly onChoose: Props["onChoose"] | undefined;
  readonly span: Span;
  readonly chosen: Mark | null;
  readonly picked: Span | null;
}

function Piece({ text, span, marks, chosen, picked, onChoose }: PieceProps): JSX.Element {
  const covering = marks.filter((mark) => mark.start <= span.start && mark.end >= span.end).sort((a, b) => a.end - a.start - (b.end - b.start));
  const isPicked = picked && picked.start <= span.start && picked.end >= span.end;
  const words: ComponentChild = <span data-start={span.start} class={isPicked ? "picked" : undefined}>{text.slice(span.start, span.end)}</span>;
  const wrapped = covering.reduce<ComponentChild>((inner, mark) => <Wrapped mark={mark} begins={mark.start === span.start} is={isSame(mark, chosen)} onChoose={onChoose}>{inner}</Wrapped>, words);
  return <>{wrapped}</>;
}

function Wrapped({ mark, begins, is, onChoose, children }: { readonly mark: Mark; readonly begins: boolean; readonly is: boolean; readonly onChoose: Props["onChoose"]; readonly children: ComponentChild }): JSX.Element {
  return (
    <mark
      class={`part-${mark.field}${is ? " is-chosen" : ""}${onChoose ? " can-choose" : ""}`}
      title={mark.label}
      onClick={onChoose && ((event: MouseEvent) => {
        if (getSelection()?.isCollapsed === false) return;
        event.stopPropagation();
        onChoose(mark);
      })}
    >
      {begins && <span class="mark-name" data-name={mark.label} aria-hidden="true" />}
      {children}
    </mark>
  );
}

function isSame(mark: Mark, other: Mark | null): boolean {
  return other !== null && mark.field === other.field && mark.at === other.at;
}

/** A paragraph in stretches on which the marks are the same. */
function cut(paragraph: Span, marks: readonly Mark[], picked: Span | null): Span[] {
  const inside = [...marks, ...(picked ? [picked] : [])].flatMap(({ start, end }) => [start, end]).filter((at) => at > paragraph.start && at < paragraph.end);
  const cuts = [...new Set([paragraph.start, ...inside, paragraph.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => ({ start, end: cuts[at + 1] ?? paragraph.end }));
}

/** Tell what is selected with the pointer, once the pointer is let go. */
function usePicking(root: { readonly current: HTMLElement | null }, onPick: ((loose: Span) => void) | undefined): void {
  const latest = useRef(onPick);
  latest.current = onPick;
  useEffect(() => {
    const look = (): void => {
      const found = root.current && latest.current ? selectedIn(root.current) : null;
      if (found) latest.current?.(found);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
}

/** The words that an arrow key picks next: the one after or before, or with Shift one more or less. */
function pickedBy(event: TargetedKeyboardEvent<HTMLElement>, words: readonly Span[], from: Span | undefined): Span | null {
  const way = event.key.startsWith("Arrow") ? stepOf(event) : 0;
  if (way === 0) return null;
  if (!from) return words[0] ?? null;
  if (event.shiftKey && from.end > from.start) return moved(from, "end", way, words);
  return (way > 0 ? words.find((word) => word.start >= from.end) : words.findLast((word) => word.end <= from.start)) ?? from;
}
