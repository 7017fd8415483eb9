/** The head of a column: the page and its copies, or the party and those who speak for it. */
import type { JSX } from "preact";
import { isolated } from "../../marks/isolated";
import { pageAddress, pageName } from "../../marks/page-address";
import { counted, dateInWords, label } from "../../marks/words";
import { addressOf } from "../../route";
import type { Column } from "./columns";
import type { PlaceOfCell } from "./grid";
import { colourOf, type Showing } from "./incident";

interface Props {
  readonly column: Column;
  readonly showing: Showing;
  readonly place: PlaceOfCell;
  readonly chosen: boolean;
}

export function ColumnHead({ column, showing, place, chosen }: Props): JSX.Element {
  return (
    <th role="columnheader" scope="col" class={chosen ? "chosen" : undefined}>
      {column.party ? <PartyHead column={column} showing={showing} place={place} /> : <PageHead column={column} place={place} />}
    </th>
  );
}

function PageHead({ column, place }: Pick<Props, "column" | "place">): JSX.Element {
  const [first, ...rest] = column.pages;
  if (!first || column.key === "unnamed") return <span {...place}>{column.name}</span>;
  return (
    <>
      <a href={pageAddress(first.id)} title={first.title ?? undefined} {...place}>
        <bdi>{column.name}</bdi>
      </a>
      <small>{first.published ? dateInWords(first.published.slice(0, 10)) : "no date"}</small>
      {rest.length > 0 && (
        <small class="accounts-copies" title={rest.map(pageName).map(isolated).join(", ")}>
          and {counted(rest.length, "copy", "copies")}: <bdi>{rest.map(pageName).join(", ")}</bdi>
        </small>
      )}
    </>
  );
}

const NAMED = 3;

function PartyHead({ column, showing, place }: Omit<Props, "chosen">): JSX.Element {
  const { party, members, pages } = column;
  const colour = colourOf(party?.id ?? "", showing.table.casting, showing.colours);
  const more = members.length - NAMED;
  return (
    <>
      <a class={`party-chip ${colour}`} href={addressOf(["sources", party?.id ?? ""])} {...place}>
        <bdi>{column.name}</bdi>
      </a>
      <small>{[label(party?.category ?? ""), counted(pages.length, "page")].filter(Boolean).join(" · ")}</small>
      {members.length > 0 && (
        <small class="accounts-copies" title={members.map(isolated).join(", ")}>
          with <bdi>{members.slice(0, NAMED).join(", ")}</bdi>
          {more > 0 && ` and ${more} more`}
        </small>
      )}
    </>
  );
}
