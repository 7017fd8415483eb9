/** The fields of a record, each with what it is set by: a menu, a line to write in, or words of the page. */
import type { JSX, TargetedKeyboardEvent } from "preact";
import type { Ledger } from "../../api/records";
import { Icon } from "../../marks/icon";
import type { CodePoints } from "../../marks/code-points";
import { label as inWords, oneLine, verb } from "../../marks/words";
import { itemsOf, nearestMention, shortly, wordOf, type Item } from "./draft";
import { HINTS, type Field } from "./fields";
import { stepOf } from "./handle";
import type { Editor } from "./record-editor";
import { moved, piecesIn } from "./words";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly ledger: Ledger;
  readonly text: CodePoints;
  readonly editor: Editor;
}

export function FieldRows({ ledger, text, editor }: Props): JSX.Element {
  return (
    <dl class="field-rows">
      {editor.record.fields.map((field) => {
        const id = `field-${field.name}`;
        const isChanged = field.name in editor.draft;
        return [
          <dt key={`${field.name} name`} class={isChanged ? "is-changed" : undefined}>
            <label for={field.is === "words" ? undefined : id} id={`${id}-name`}>
              {field.label}
            </label>
            {isChanged && <span class="changed-mark">changed</span>}
          </dt>,
          <dd key={field.name}>
            <FieldShown field={field} id={id} ledger={ledger} text={text} editor={editor} />
          </dd>,
        ];
      })}
    </dl>
  );
}

function FieldShown(props: Props & { readonly field: Field; readonly id: string }): JSX.Element {
  const { field, id, editor } = props;
  const value = wordOf(editor.record, editor.draft, field.name);
  switch (field.is) {
    case "words":
      return <WordsRow {...props} field={field} />;
    case "record":
      return <RecordMenu {...props} field={field} />;
    case "choice":
      return (
        <select id={id} value={value ?? ""} onChange={(event) => editor.set({ [field.name]: event.currentTarget.value || null })}>
          {value === null && <option value="">not told</option>}
          {field.choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      );
    case "text":
      return <input id={id} type="text" value={value ?? ""} placeholder={field.hint} title={field.hint} autocomplete="off" spellcheck={false} onInput={(event) => editor.set({ [field.name]: event.currentTarget.value })} />;
  }
}

/** The words that stand in a field, each a button: it is chosen there to move its ends, by Shift and the arrows too. */
function WordsRow({ field, text, editor }: Props & { readonly field: Extract<Field, { is: "words" }> }): JSX.Element {
  const items = itemsOf(editor.record, editor.draft, field.name);
  return (
    <ul class="words-row" aria-labelledby={`field-${field.name}-name`}>
      {items.map((item, at) => (
        <li key={at}>
          <WordsButton field={field} item={item} at={at} text={text} editor={editor} />
          {(!field.needed || items.length > 1) && (
            <button type="button" class="take-out" aria-label={`Take “${isolated(shortly(text, item, 40))}” out of ${field.label.toLowerCase()}`} onClick={() => editor.setItem(field.name, at, null)}>
              <Icon name="close" size={12} />
            </button>
          )}
          {field.means && <Meaning field={field} item={item} at={at} editor={editor} />}
        </li>
      ))}
      {items.length === 0 && <li class="faint">none</li>}
    </ul>
  );
}

function WordsButton({ field, item, at, text, editor }: Props2 & { readonly text: CodePoints }): JSX.Element {
  const isChosen = editor.chosen?.field === field.name && editor.chosen.at === at;
  const stretch = (event: TargetedKeyboardEvent<HTMLButtonElement>): void => {
    const by = event.shiftKey ? stepOf(event) : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    editor.choose({ field: field.name, at });
    const pieces = piecesIn(text, { start: 0, end: text.point(text.text.length) });
    const edge = event.key === "ArrowUp" || event.key === "ArrowDown" ? "start" : "end";
    editor.setItem(field.name, at, { ...item, ...moved(item, edge, by, pieces) });
  };
  return (
    <button type="button" class={`words part-${field.name}`} aria-pressed={isChosen} title="Choose, to move its ends; Shift and → or ← move the end, Shift and ↓ or ↑ the beginning" onClick={() => editor.choose(isChosen ? null : { field: field.name, at })} onKeyDown={stretch}>
      <bdi>{shortly(text, item)}</bdi>
    </button>
  );
}

interface Props2 {
  readonly field: Extract<Field, { is: "words" }>;
  readonly item: Item;
  readonly at: number;
  readonly editor: Editor;
}

/** What words that tell when or where mean: a day, a place. Left empty, it is worked out from the words. */
function Meaning({ field, item, at, editor }: Props2): JSX.Element | null {
  const { means } = field;
  if (!means) return null;
  const known = means === "value" ? (item.value ?? "") : (item.name ?? "");
  const mean = (given: string): void => {
    const words: Item = { start: item.start, end: item.end };
    editor.setItem(field.name, at, given === "" ? words : { ...words, [means]: given });
  };
  return <input type="text" class="meaning" value={known} aria-label={means === "value" ? "The day these words mean" : "The place these words mean"} placeholder={means === "value" ? "its day, if known" : "its name"} title={HINTS[means]} autocomplete="off" spellcheck={false} onChange={(event) => mean(event.currentTarget.value.trim())} />;
}

function RecordMenu({ field, id, ledger, text, editor }: Props & { readonly field: Extract<Field, { is: "record" }>; readonly id: string }): JSX.Element {
  const value = wordOf(editor.record, editor.draft, field.name);
  const choose = (one: string | null): void => {
    const entity = editor.record.kind === "claim" && field.name === "entity" ? ledger.entities.find((known) => known.id === one) : undefined;
    const mention = entity && nearestMention(entity, editor.marks[0]?.start ?? 0);
    editor.set({ [field.name]: one, ...(mention && !namesAlready(ledger, editor, one) ? { source: [mention] } : {}) });
  };
  return (
    <select id={id} value={value ?? ""} onChange={(event) => choose(event.currentTarget.value || null)}>
      <option value="">{field.none}</option>
      {optionsOf(field.of, ledger, text, editor.record.id).map(([one, words]) => (
        <option key={one} value={one}>
          {isolated(words)}
        </option>
      ))}
    </select>
  );
}

/** Whether the words of the source name the entity as they stand. */
function namesAlready(ledger: Ledger, editor: Editor, entity: string | null): boolean {
  const [source] = itemsOf(editor.record, editor.draft, "source");
  const mentions = ledger.entities.find((one) => one.id === entity)?.mentions ?? [];
  return source !== undefined && mentions.some((mention) => mention.start >= source.start && mention.end <= source.end);
}

/** The records of the page that can be chosen, in words. */
function optionsOf(of: "claim" | "incident" | "entity", ledger: Ledger, text: CodePoints, own: string): (readonly [string, string])[] {
  if (of === "entity") return [...ledger.entities].sort((a, b) => a.name.localeCompare(b.name)).map((one) => [one.id, `${oneLine(one.name)} (${inWords(one.kind)})`]);
  if (of === "incident") return ledger.incidents.map((one) => [one.id, `${one.id}: ${inWords(one.type)}, “${one.triggers[0] ? shortly(text, one.triggers[0]) : ""}”`]);
  return ledger.claims
    .filter((one) => one.id !== own)
    .map((one) => [one.id, `${one.id}: ${one.source ? shortly(text, one.source, 30) : "no one named"} ${verb(one.act, one.source !== null)} “${one.content[0] ? shortly(text, one.content[0], 45) : ""}”`]);
}
