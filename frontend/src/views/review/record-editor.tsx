/**
 * A record of a page with all that can be set of it, in place: its words on the text, each end of which can be moved, and its
 * fields. Shown by the review and by the reader: `<RecordEditor page={view} record="C3" />`.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageView, Span } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { CodePoints } from "../../marks/code-points";
import { shortId } from "../../marks/page-address";
import { Empty } from "../../marks/states";
import { Because } from "./because";
import { decide } from "./deciding";
import { editable, fieldsOf, itemsOf, marksOf, withItem, type Draft, type Editable, type Item, type Mark, type Value } from "./draft";
import { FieldRows } from "./field-rows";
import { MarkedText } from "./marked-text";
import { PickedUses } from "./picked-uses";
import { paragraphsAround, paragraphsOf } from "./words";
import "./review.css";

interface Props {
  readonly page: PageView;
  readonly record: string;
  /** The entry of the queue that a correction is done with. */
  readonly entry?: string;
  /** What stands below the fields while nothing was changed: the ways to accept and reject, say. */
  readonly children?: ComponentChildren;
  readonly onSaved?: () => void;
}

export function RecordEditor(props: Props): JSX.Element {
  const { page, record } = props;
  const found = useMemo(() => editable(page.ledger, record), [page, record]);
  if (!found) {
    return (
      <Empty title="The page has no such record now">
        <p>It was rejected, or is told otherwise since. What was decided about it stands below and under Decisions.</p>
      </Empty>
    );
  }
  return <Editing key={record + JSON.stringify(found.values)} {...props} found={found} />;
}

function Editing({ page, record, entry, children, onSaved, found }: Props & { readonly found: Editable }): JSX.Element {
  const editor = useEditor(found);
  const text = useMemo(() => new CodePoints(page.ledger.page.text), [page]);
  const seen = useSeen(page.ledger.page.id, record);
  const name = `${shortId(page.ledger.page.id)}:${record}`;
  const save = async (): Promise<void> => {
    const fields = fieldsOf(found, editor.draft);
    if (Object.keys(fields).length === 0) return;
    const saved = await decide({ verb: "correct", record: name, fields, did: "Corrected", entry: entry ?? name, ...seen });
    if (saved) onSaved?.();
  };
  const root = useRef<HTMLElement>(null);
  useEditorKeys(root, editor, () => void save());
  return (
    <section ref={root} class="record-editor" aria-label="The record">
      <PageWords page={page} text={text} editor={editor} />
      <FieldRows ledger={page.ledger} text={text} editor={editor} />
      {editor.changed ? <SaveBar editor={editor} onSave={() => void save()} what="Save the correction" /> : children}
    </section>
  );
}

/** What is being edited: a record, what is about to be set of it, and the words whose ends are in hand. */
export interface Editor {
  readonly record: Editable;
  readonly draft: Draft;
  readonly changed: boolean;
  readonly chosen: Mark | null;
  readonly picked: Span | null;
  readonly marks: readonly Mark[];
  readonly more: number;
  readonly set: (changes: Draft) => void;
  readonly setItem: (field: string, at: number, item: Item | null) => void;
  readonly choose: (mark: Pick<Mark, "field" | "at"> | null) => void;
  readonly pick: (span: Span | null) => void;
  readonly showMore: () => void;
  readonly discard: () => void;
}

export function useEditor(record: Editable): Editor {
  const draft = useSignal<Draft>({});
  const at = useSignal<Pick<Mark, "field" | "at"> | null>(null);
  const picked = useSignal<Span | null>(null);
  const more = useSignal(0);
  const marks = marksOf(record, draft.value);
  const set = (changes: Draft): void => void (draft.value = withoutSame(record, { ...draft.peek(), ...changes }));
  return {
    record,
    draft: draft.value,
    changed: Object.keys(draft.value).length > 0,
    chosen: marks.find((mark) => mark.field === at.value?.field && mark.at === at.value.at) ?? null,
    picked: picked.value,
    marks,
    more: more.value,
    set,
    setItem: (field, n, item) => set({ [field]: withItem(itemsOf(record, draft.peek(), field), n, item) }),
    choose: (mark) => void (at.value = mark && { field: mark.field, at: mark.at }),
    pick: (span) => void (picked.value = span),
    showMore: () => void (more.value += 2),
    discard: () => {
      draft.value = {};
      at.value = null;
      picked.value = null;
    },
  };
}

/** The draft without fields that are as they were. */
function withoutSame(record: Editable, draft: Draft): Draft {
  const same = (name: string, value: Value): boolean => JSON.stringify(value === "" ? null : value) === JSON.stringify(record.values[name] ?? (Array.isArray(value) ? [] : null));
  return Object.fromEntries(Object.entries(draft).filter(([name, value]) => !same(name, value)));
}

/** The paragraphs that the record stands in, and what can be done with words of them. */
export function PageWords({ page, text, editor, whole = false }: { readonly page: PageView; readonly text: CodePoints; readonly editor: Editor; readonly whole?: boolean }): JSX.Element {
  const { blocks, language } = page.ledger.page;
  const all = useMemo(() => paragraphsOf(text, blocks.filter((block) => !SET_ASIDE.has(block.kind))), [text]);
  const shown = useMemo(() => (whole ? all : paragraphsAround(all, editor.marks, editor.more)), [all, whole, editor.more, editor.record]);
  return (
    <div class="page-words">
      <MarkedText
        text={text}
        paragraphs={shown}
        marks={editor.marks}
        language={language}
        chosen={editor.chosen}
        picked={editor.picked}
        onChoose={editor.choose}
        onStretch={(mark, span) => editor.setItem(mark.field, mark.at, { ...itemsOf(editor.record, editor.draft, mark.field)[mark.at], ...span })}
        onPick={editor.pick}
      />
      <p class="page-words-foot">
        {shown.length < all.length && (
          <button type="button" class="as-link" onClick={editor.showMore}>
            More of the page
          </button>
        )}
        <span class="faint">Select words to use them; choose marked words to move their ends.</span>
      </p>
      <PickedUses text={text} editor={editor} />
    </div>
  );
}

const SET_ASIDE: ReadonlySet<string> = new Set(["promotion", "teaser", "navigation", "notice", "comment"]);

export function SaveBar({ editor, onSave, what, ready = true }: { readonly editor: Editor; readonly onSave: () => void; readonly what: string; readonly ready?: boolean }): JSX.Element {
  return (
    <div class="review-actions">
      <button type="button" class="button main" disabled={!ready} onClick={onSave}>
        {what} <kbd>Ctrl Enter</kbd>
      </button>
      <button type="button" class="button" onClick={editor.discard}>
        Leave it as it was <kbd>Esc</kbd>
      </button>
      <Because />
    </div>
  );
}

/** The latest decision about the record that one can have seen here. */
export function useSeen(page: string, record: string): { readonly seen?: number } {
  const state = useResource(resources.decisions(`${shortId(page)}:${record}`));
  const ready = state.is === "ready";
  const held = useRef<number | null>(null);
  if (ready && !state.stale) held.current ??= Math.max(0, ...state.data.decisions.map((standing) => standing.decision.id));
  return held.current === null ? {} : { seen: held.current };
}

/** c goes to the fields; Ctrl and Enter save from anywhere in them; Escape leaves the words alone, then the changes. */
export function useEditorKeys(root: { readonly current: HTMLElement | null }, editor: Editor, save: () => void): void {
  const latest = useRef({ editor, save });
  latest.current = { editor, save };
  useKeys("Correcting", [
    { keys: "c", does: "Correct: go to the fields", run: () => root.current?.querySelector<HTMLElement>(".field-rows select, .field-rows input, .field-rows button")?.focus() },
    { keys: "w", does: "Pick words of the page with the arrows", run: () => root.current?.querySelector<HTMLElement>(".marked-text")?.focus() },
  ]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { editor: now, save: go } = latest.current;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        go();
      } else if (event.key === "Escape" && (now.chosen || now.picked || now.changed)) {
        event.preventDefault();
        event.stopPropagation();
        letGo(now);
      } else if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
    };
    const element = root.current;
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, []);
}

function letGo(editor: Editor): void {
  if (!editor.chosen && !editor.picked) {
    editor.discard();
    return;
  }
  editor.choose(null);
  editor.pick(null);
}
