/** What is open beside the table: a question with all its answers, or what one account tells of it, in its exact words. */
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Link, Verdict } from "../../api/records";
import { Icon } from "../../marks/icon";
import { questionInWords } from "../../marks/value";
import { VerdictBadge } from "../../marks/verdict";
import { counted } from "../../marks/words";
import { ask } from "../../route";
import { AnswerShown } from "./answer";
import { letGo, narrow } from "./choice";
import { calledAlone, type Column } from "./columns";
import type { Showing } from "./incident";
import { Origins } from "./origins";
import type { Row } from "./table-of";

interface Props {
  readonly showing: Showing;
  readonly row: Row;
  readonly column: Column | null;
  readonly links: readonly Link[];
}

export function Panel({ showing, row, column, links }: Props): JSX.Element {
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (narrow.peek()) head.current?.focus();
  }, []);
  return (
    <aside class="accounts-panel" aria-label={`${questionInWords(row.question)}: the words`}>
      <header>
        <h2 ref={head} tabIndex={-1}>
          {questionInWords(row.question)} <VerdictBadge verdict={row.question.verdict} />
        </h2>
        <button type="button" class="button quiet" aria-label="Close" title="Close (Esc)" onClick={letGo}>
          <Icon name="close" />
        </button>
        <p class="accounts-panel-of">{column ? <OneAccount column={column} /> : EXPLAINED[row.question.verdict]}</p>
      </header>
      <Warnings warnings={row.question.warnings ?? []} />
      {column ? <Cell showing={showing} row={row} column={column} links={links} /> : <Whole showing={showing} row={row} links={links} />}
    </aside>
  );
}

const EXPLAINED: Readonly<Record<Verdict, string>> = {
  single: "All that is told goes back to one origin.",
  agree: "Two or more independent origins tell it, and what they tell fits together.",
  differ: "Not all of these answers can be right.",
  update: "Later accounts give another number than earlier ones, as a count that goes on does.",
};

function OneAccount({ column }: { readonly column: Column }): JSX.Element {
  return (
    <>
      what <b><bdi>{calledAlone(column)}</bdi></b> {column.pages.length > 1 && !column.party && `and ${counted(column.pages.length - 1, "copy", "copies")} `}
      {column.pages.length > 1 && !column.party ? "tell" : "tells"}
      <button type="button" class="link" onClick={() => ask({ cell: null })}>
        all accounts
      </button>
    </>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }): JSX.Element | null {
  if (warnings.length === 0) return null;
  return (
    <ul class="accounts-warnings" aria-label="Careful">
      {warnings.map((warning) => (
        <li key={warning} class="accounts-warning">
          <Icon name="warn" size={14} />{" "}
          <span>
            Careful: <bdi>{warning}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Whole({ showing, row, links }: Omit<Props, "column">): JSX.Element {
  return (
    <>
      {row.answers.map((entry, n) => (
        <AnswerShown key={n} showing={showing} entry={entry} links={links} open={n === 0} />
      ))}
      <Silent showing={showing} row={row} />
    </>
  );
}

function Cell({ showing, row, column, links }: Props & { readonly column: Column }): JSX.Element {
  const entries = row.cells.get(column.key) ?? [];
  const here = new Set(entries.map((entry) => entry.answer));
  const others = row.answers.filter((entry) => !here.has(entry.answer));
  return (
    <>
      {entries.length === 0 && <p class="accounts-none">{column.party ? "It says nothing of this" : "Tells of the incident and does not answer this"}.</p>}
      {entries.map((entry, n) => (
        <AnswerShown key={n} showing={showing} entry={entry} links={links} open={n === 0} />
      ))}
      {others.length > 0 && (
        <Part name={entries.length > 0 ? "Others tell" : "Told elsewhere"}>
          <ul class="accounts-others">
            {others.map((entry, n) => (
              <li key={n}>
                <b dir="auto">{entry.value}</b> <Origins n={entry.answer.independent} threshold={showing.threshold} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

export function Part({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="accounts-part">
      <h3>{name}</h3>
      {children}
    </section>
  );
}

const NAMED = 12;

function Silent({ showing, row }: Pick<Props, "showing" | "row">): JSX.Element | null {
  const { silent } = row.question;
  if (silent.length === 0) return null;
  const names = silent.map((page) => showing.table.casting.page(page));
  return (
    <Part name={`Silent: ${counted(silent.length, "page")}`}>
      <p class="faint">
        <bdi>{[...new Set(names)].slice(0, NAMED).join(", ")}</bdi>
        {names.length > NAMED && ` and others`}: they tell of the incident and do not answer this.
      </p>
    </Part>
  );
}
