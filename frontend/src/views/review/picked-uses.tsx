/** What can be done with words that were selected: each field that takes words. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CodePoints } from "../../marks/code-points";
import { itemsOf, shortly } from "./draft";
import type { Editor } from "./record-editor";

export function PickedUses({ text, editor }: { readonly text: CodePoints; readonly editor: Editor }): JSX.Element | null {
  const { picked, record, draft } = editor;
  const used = useRef<string | null>(null);
  useEffect(() => {
    if (picked || used.current === null) return;
    document.querySelector<HTMLElement>(`.words-row .part-${used.current}[aria-pressed="true"]`)?.focus(); // the button that had the focus is gone
    used.current = null;
  }, [picked]);
  if (!picked) return null;
  const use = (name: string, several: boolean): void => {
    const at = several ? itemsOf(record, draft, name).length : 0;
    editor.setItem(name, at, { start: picked.start, end: picked.end });
    editor.pick(null);
    getSelection()?.removeAllRanges();
    editor.choose({ field: name, at });
    used.current = name;
  };
  return (
    <div class="picked-uses" role="group" aria-label="Use the selected words">
      <p>
        “<bdi class="quoted">{shortly(text, picked)}</bdi>” <span class="faint">is</span>
      </p>
      {record.fields.map(
        (field) =>
          field.is === "words" && (
            <button key={field.name} type="button" class={`button part-${field.name}`} onMouseDown={(event) => event.preventDefault()} onClick={() => use(field.name, field.several)}>
              {field.several && itemsOf(record, draft, field.name).length > 0 ? `${field.label} as well` : field.label}
            </button>
          ),
      )}
    </div>
  );
}
