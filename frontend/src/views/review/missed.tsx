/** What the reading of a page missed: its words are selected on the page, and it is added as a record. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageView } from "../../api/records";
import { resources } from "../../api/resources";
import { CodePoints } from "../../marks/code-points";
import { datedName, shortId } from "../../marks/page-address";
import { Empty, Shown } from "../../marks/states";
import { addressOf, ask, go } from "../../route";
import type { ViewProps } from "../../views";
import { decide } from "./deciding";
import { Menu } from "./decided";
import { blank, fieldsOf, isWhole, type Draft } from "./draft";
import { FieldRows } from "./field-rows";
import { PageWords, SaveBar, useEditor, useEditorKeys } from "./record-editor";
import { isolated } from "../../marks/isolated";

type Addable = "claim" | "incident" | "count" | "entity";

const ADDABLE: readonly (readonly [Addable, string])[] = [
  ["claim", "a claim"],
  ["incident", "an incident"],
  ["count", "a number"],
  ["entity", "a party, place or thing"],
];

export function Missed({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const { page = "", adds = "" } = query;
  const kind = ADDABLE.find(([one]) => one === adds)?.[0] ?? "claim";
  const pages = useResource(resources.pages());
  const known = pages.is === "ready" ? pages.data.pages : [];
  const chosen = known.find((one) => page !== "" && shortId(one.id).startsWith(page.slice(0, 16)));
  return (
    <div class="missed">
      <div class="decided-filters">
        <Menu name="On the page" value={chosen ? shortId(chosen.id) : page} all="choose a page" choices={known.map((one) => [shortId(one.id), `${datedName(one)}: ${isolated(one.title ?? one.input)}`] as const)} onChange={(value) => ask({ page: value })} />
        <label>
          The reading missed
          <select value={kind} onChange={(event) => ask({ adds: event.currentTarget.value })}>
            {ADDABLE.map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {pages.is === "ready" && known.length === 0 ? (
        <Empty title="There is no page yet">
          <p>
            What a reading missed is added on the page that tells it. <a href="/pages?add=1">Add pages</a>
          </p>
        </Empty>
      ) : page === "" ? (
        <Empty title="Which page tells what was missed?">
          <p>Choose the page, select the words on it, and say what they are. From the reader, “Add what was missed” leads here with its page.</p>
        </Empty>
      ) : (
        <OnPage key={`${page} ${kind}`} page={page} kind={kind} />
      )}
    </div>
  );
}

function OnPage({ page, kind }: { readonly page: string; readonly kind: Addable }): JSX.Element {
  const from = resources.page(page);
  return (
    <Shown state={useResource(from)} from={from} what="The page is coming.">
      {(view) => <Adding page={view} kind={kind} />}
    </Shown>
  );
}

function Adding({ page, kind }: { readonly page: PageView; readonly kind: Addable }): JSX.Element {
  const id = page.ledger.page.id;
  const record = useMemo(() => blank(id, kind), [id, kind]);
  const editor = useEditor(record);
  const text = useMemo(() => new CodePoints(page.ledger.page.text), [page]);
  const root = useRef<HTMLElement>(null);
  const ready = isWhole(record, editor.draft);
  const save = async (): Promise<void> => {
    if (!ready) return;
    const added = await decide({ verb: "add", record: id, kind, fields: given(fieldsOf(record, { ...record.values, ...editor.draft })), did: "Added" });
    if (!added) return;
    editor.discard();
    go(addressOf(["review"], { item: `${shortId(id)}:${nameOf(kind, added.decision.id, added.decision.target?.id)}` }));
  };
  useEditorKeys(root, editor, () => void save());
  return (
    <section ref={root} class="record-editor is-new" aria-label="What is added">
      <PageWords page={page} text={text} editor={editor} whole />
      <div class="new-fields">
        <FieldRows ledger={page.ledger} text={text} editor={editor} />
        {!ready && <p class="faint">Select the words it stands in first{kind === "count" ? ", and write its number" : ""}.</p>}
        <SaveBar editor={editor} onSave={() => void save()} what="Add it" ready={ready} />
      </div>
    </section>
  );
}

/** A count is known by what it counts and where; all else by the number of the decision. */
function nameOf(kind: Addable, decision: number, target: string | undefined): string {
  return kind === "count" && target ? target : `D${decision}`;
}

/** What is said of a new record; what is left open is worked out by the server. */
function given(fields: Readonly<Record<string, unknown>>): Draft {
  const open = (value: unknown): boolean => value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !open(value))) as Draft;
}
