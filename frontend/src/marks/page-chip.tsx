/** A page named in a line of text, with the way to it. */
import type { JSX } from "preact";
import type { PageCard } from "../api/records";
import type { Changes } from "../route";
import { pageAddress, pageName } from "./page-address";
import { dateInWords } from "./words";
import "./page-chip.css";

interface Props {
  readonly page: Pick<PageCard, "id" | "outlet" | "input" | "published" | "title">;
  readonly query?: Changes;
  readonly dated?: boolean;
}

/** Name a page by its outlet and, if `dated`, its day, and lead to the reader, to the record or words of `query`. */
export function PageChip({ page, query = {}, dated = false }: Props): JSX.Element {
  return (
    <a class="page-chip" href={pageAddress(page.id, query)} title={page.title ?? undefined}>
      <bdi>{pageName(page)}</bdi>
      {dated && page.published && <span class="page-chip-day"> {dateInWords(page.published)}</span>}
    </a>
  );
}
