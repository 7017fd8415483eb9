/** The table: questions down, accounts across, each cell reachable by the arrow keys and opened by Enter or a click. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useDrawn } from "../../frame/drawn";
import { Icon } from "../../marks/icon";
import { questionInWords } from "../../marks/value";
import { VerdictBadge } from "../../marks/verdict";
import { ask } from "../../route";
import { CellShown } from "./cell";
import { choose } from "./choice";
import { ColumnHead } from "./column-head";
import type { Column } from "./columns";
import { moved, type Spot } from "./grid-keys";
import type { Showing } from "./incident";
import { Origins } from "./origins";
import type { Row } from "./table-of";
import { isolated } from "../../marks/isolated";

export interface BodyProps {
  readonly showing: Showing;
  /** The question that is open, and the account, where it is not all of them. */
  readonly row: Row | null;
  readonly column: Column | null;
  /** Whether all columns are shown, however many there are. */
  readonly all: boolean;
}

const MOST = 40;
/** Cells and rows that are laid out at once; where there are more, the rows below come when these are drawn. */
const AT_ONCE = 200;
const ROWS_AT_ONCE = 6;
const FIXED = 2;

export function Grid({ showing, row, column, all }: BodyProps): JSX.Element {
  const { table } = showing;
  const box = useRef<HTMLDivElement>(null);
  const columns = all || (column && table.columns.indexOf(column) >= MOST) ? table.columns : table.columns.slice(0, MOST);
  const open = spotOf(table.rows, columns, row, column);
  const drawn = useDrawn();
  const few = Math.max(ROWS_AT_ONCE, Math.ceil(AT_ONCE / columns.length));
  const rows = drawn || open !== null ? table.rows : table.rows.slice(0, few);
  const [at, setAt] = useState<Spot>(open ?? { row: 1, col: FIXED - 1 });
  const size = { rows: table.rows.length + 1, cols: columns.length + FIXED };
  const here = { row: Math.min(at.row, size.rows - 1), col: Math.min(at.col, size.cols - 1) };
  useLayoutEffect(() => {
    if (open) setAt(open);
  }, [open?.row, open?.col]);
  useLayoutEffect(() => {
    if (open) cellAt(box.current, open)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const to = moved(here, event.key, event.ctrlKey, size);
    if (!to) return;
    event.preventDefault();
    setAt(to);
    show(box.current, to);
  };
  return (
    <>
      <div ref={box} class="accounts-scroll" data-take="accounts">
        <table role="grid" class="accounts-grid" aria-label={`What is told of ${isolated(table.incident.title)}`} aria-rowcount={size.rows} aria-colcount={table.columns.length + FIXED} onKeyDown={onKeyDown} onFocusIn={(event) => setAt(spotIn(event.target) ?? here)}>
          <thead>
            <tr role="row">
              <th role="columnheader" scope="col" {...cell(here, 0, 0)}>
                Question
              </th>
              <th role="columnheader" scope="col" {...cell(here, 0, 1)}>
                All accounts
              </th>
              {columns.map((one, n) => (
                <ColumnHead key={one.key} column={one} showing={showing} place={cell(here, 0, n + FIXED)} chosen={one === column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one, n) => (
              <RowShown key={one.key} row={one} at={n + 1} columns={columns} here={here} showing={showing} open={one === row ? { column } : null} />
            ))}
          </tbody>
        </table>
      </div>
      <Legend showing={showing} hidden={table.columns.length - columns.length} />
    </>
  );
}

interface RowProps {
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly Column[];
  readonly here: Spot;
  readonly showing: Showing;
  readonly open: { readonly column: Column | null } | null;
}

function RowShown({ row, at, columns, here, showing, open }: RowProps): JSX.Element {
  const alike = open?.column ? new Set(row.cells.get(open.column.key)?.filter((entry) => entry.told.length > 0).map((entry) => entry.answer)) : null;
  const isAlike = (column: Column): boolean => alike !== null && column !== open?.column && (row.cells.get(column.key)?.some((entry) => entry.told.length > 0 && alike.has(entry.answer)) ?? false);
  return (
    <tr role="row">
      <th role="rowheader" scope="row" {...cell(here, at, 0)} {...opens(row.key, null)}>
        <span class="accounts-question">{questionInWords(row.question)}</span>
        <VerdictBadge verdict={row.question.verdict} />
        {(row.question.warnings ?? []).map((warning) => (
          <span key={warning} class="accounts-warning" title={warning}>
            <Icon name="warn" size={12} /> <span dir="auto">{warning}</span>
          </span>
        ))}
      </th>
      <td role="gridcell" class="accounts-all" aria-selected={open !== null && open.column === null} {...cell(here, at, 1)} {...opens(row.key, null)}>
        <AllAnswers row={row} showing={showing} />
      </td>
      {columns.map((column, n) => (
        <td key={column.key} role="gridcell" class={isAlike(column) ? "alike" : undefined} aria-selected={open !== null && open.column === column} {...cell(here, at, n + FIXED)} {...opens(row.key, column.key)}>
          <CellShown entries={row.cells.get(column.key)} showing={showing} />
        </td>
      ))}
    </tr>
  );
}

const ANSWERS = 5;

function AllAnswers({ row, showing }: { readonly row: Row; readonly showing: Showing }): JSX.Element {
  return (
    <ul class="accounts-values">
      {row.answers.slice(0, ANSWERS).map(({ answer, value, denied }, n) => (
        <li key={n} class="accounts-value">
          <b dir="auto">{value}</b>
          <Origins n={answer.independent} threshold={showing.threshold} />
          {denied.length > 0 && answer.independent > 0 && <span class="accounts-denial">denied</span>}
        </li>
      ))}
      {row.answers.length > ANSWERS && <li class="accounts-more">{row.answers.length - ANSWERS} more</li>}
    </ul>
  );
}

function Legend({ showing, hidden }: { readonly showing: Showing; readonly hidden: number }): JSX.Element {
  return (
    <p class="accounts-legend">
      <span>
        <Origins n={showing.threshold} threshold={showing.threshold} /> or more: corroborated
      </span>
      <span>
        <i>silent</i>: tells of the incident, does not answer
      </span>
      <span>
        <b>denies</b>: says that it is not so
      </span>
      {hidden > 0 && (
        <button type="button" class="button" onClick={() => ask({ all: "1" })}>
          Show {hidden} more {showing.table.by === "parties" ? "parties" : "accounts"}
        </button>
      )}
    </p>
  );
}

/** What makes an element one place of the grid: one of all of them is reached by Tab, the others by arrow keys. */
export interface PlaceOfCell {
  readonly "data-at": string;
  readonly tabIndex: number;
}

function cell(here: Spot, row: number, col: number): PlaceOfCell {
  return { "data-at": `${row} ${col}`, tabIndex: here.row === row && here.col === col ? 0 : -1 };
}

/** Opens a cell by click or Enter; by key, what is opened gets the focus. */
function opens(question: string, column: string | null): { onClick: () => void; onKeyDown: (event: KeyboardEvent) => void } {
  return {
    onClick: () => choose(question, column),
    onKeyDown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(question, column);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(".accounts-panel h2")?.focus());
    },
  };
}

function spotOf(rows: readonly Row[], columns: readonly Column[], row: Row | null, column: Column | null): Spot | null {
  if (!row) return null;
  return { row: rows.indexOf(row) + 1, col: column ? columns.indexOf(column) + FIXED : FIXED - 1 };
}

function spotIn(target: EventTarget | null): Spot | null {
  const found = target instanceof Element ? target.closest<HTMLElement>("[data-at]")?.dataset.at : undefined;
  const [row, col] = (found ?? "").split(" ").map(Number);
  return row === undefined || col === undefined ? null : { row, col };
}

function cellAt(box: HTMLElement | null, { row, col }: Spot): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-at="${row} ${col}"]`) ?? null;
}

function show(box: HTMLElement | null, to: Spot): void {
  const found = cellAt(box, to);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
