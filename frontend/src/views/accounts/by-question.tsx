/** The same where there is no room for a table: question by question, each answer with who tells it and who denies it. */
import type { JSX } from "preact";
import { Icon } from "../../marks/icon";
import { questionInWords } from "../../marks/value";
import { VerdictBadge } from "../../marks/verdict";
import { counted } from "../../marks/words";
import { choose } from "./choice";
import { calledAlone, type Column } from "./columns";
import type { BodyProps } from "./grid";
import type { Showing } from "./incident";
import { Origins } from "./origins";
import type { Entry, Row } from "./table-of";

export function ByQuestion({ showing, row, column }: BodyProps): JSX.Element {
  return (
    <ol class="accounts-list" data-take="accounts">
      {showing.table.rows.map((one) => (
        <li key={one.key}>
          <QuestionShown row={one} showing={showing} open={one === row ? (column?.key ?? "") : null} />
        </li>
      ))}
    </ol>
  );
}

interface Props {
  readonly row: Row;
  readonly showing: Showing;
  /** The column that is open, "" for all of them, null for none. */
  readonly open: string | null;
}

function QuestionShown({ row, showing, open }: Props): JSX.Element {
  const silent = showing.table.columns.filter((column) => !row.cells.has(column.key));
  return (
    <section>
      <h2>
        <button type="button" class="accounts-question" aria-expanded={open === ""} onClick={() => choose(row.key, null)}>
          {questionInWords(row.question)}
        </button>{" "}
        <VerdictBadge verdict={row.question.verdict} />
      </h2>
      {(row.question.warnings ?? []).map((warning) => (
        <p key={warning} class="accounts-warning">
          <Icon name="warn" size={12} /> <span dir="auto">{warning}</span>
        </p>
      ))}
      <ul class="accounts-answers">
        {row.answers.map((entry, n) => (
          <li key={n}>
            <b dir="auto">{entry.value}</b> <Origins n={entry.answer.independent} threshold={showing.threshold} />
            <Tellers row={row} showing={showing} entry={entry} open={open} of="told" />
            <Tellers row={row} showing={showing} entry={entry} open={open} of="denied" />
          </li>
        ))}
      </ul>
      {silent.length > 0 && <Silent columns={silent} by={showing.table.by} />}
    </section>
  );
}

/** The accounts that tell an answer, or deny it, each of which opens its words. */
function Tellers({ row, showing, entry, open, of }: Props & { readonly entry: Entry; readonly of: "told" | "denied" }): JSX.Element | null {
  const columns = showing.table.columns.filter((column) => row.cells.get(column.key)?.some((one) => one.answer === entry.answer && one[of].length > 0));
  if (columns.length === 0) return null;
  return (
    <span class={`accounts-tellers ${of}`}>
      {of === "denied" && <span class="accounts-denial">denied by</span>}
      {columns.map((column) => (
        <button key={column.key} type="button" class="accounts-teller" aria-expanded={open === column.key} onClick={() => choose(row.key, column.key)}>
          <bdi>{isOnly(column, showing.table.columns) ? column.name : calledAlone(column)}</bdi>
          {column.pages.length > 1 && !column.party && <small> +{column.pages.length - 1}</small>}
        </button>
      ))}
    </span>
  );
}

/** Whether no other column has its name. */
function isOnly(column: Column, columns: readonly Column[]): boolean {
  return columns.every((other) => other === column || other.name !== column.name);
}

const NAMED = 6;

function Silent({ columns, by }: { readonly columns: readonly Column[]; readonly by: "accounts" | "parties" }): JSX.Element {
  const names = columns.slice(0, NAMED).map((column) => column.name);
  const rest = columns.length - names.length;
  return (
    <p class="accounts-silent">
      silent: {by === "parties" ? counted(columns.length, "party", "parties") : <bdi>{names.join(", ")}</bdi>}
      {by === "accounts" && rest > 0 && ` and ${rest} more`}
    </p>
  );
}
