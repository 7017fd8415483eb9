/** The table of pages. Long ones are laid out as one comes near their end. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LinkKind, PageRow } from "../../api/records";
import { dependence, percent } from "../../marks/lineage";
import { datedName, pageAddress, pageName } from "../../marks/page-address";
import { counted, dateInWords, number } from "../../marks/words";
import { ask } from "../../route";
import { sortOf, turned, type Order, type SortKey } from "./order";

interface Props {
  readonly pages: readonly PageRow[];
  readonly known: ReadonlyMap<string, PageRow>;
  readonly order: Order;
}

const AT_ONCE = 120;

export function PageTable({ pages, known, order }: Props): JSX.Element {
  const many = useSignal(AT_ONCE);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && many.peek() < pages.length) many.value += AT_ONCE;
    }, { rootMargin: "1200px" });
    if (end.current) near.observe(end.current);
    return () => near.disconnect();
  }, [pages, many.value]);
  return (
    <>
      <table class="page-table">
        <thead>
          <tr>
            <Column by="published" order={order} name="Published" />
            <Column by="outlet" order={order} name="Outlet" />
            <Column by="title" order={order} name="Title" />
            <Column by="claims" order={order} name="Claims" number />
            <Column by="incidents" order={order} name="Incidents" number />
            <th scope="col" class="page-lineage">Depends on</th>
          </tr>
        </thead>
        <tbody>
          {pages.slice(0, many.value).map((page) => (
            <Row key={page.id} page={page} known={known} />
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </>
  );
}

function Column(props: { readonly by: SortKey; readonly order: Order; readonly name: string; readonly number?: boolean }): JSX.Element {
  const { by, order, name } = props;
  const here = order.by === by;
  return (
    <th scope="col" class={props.number ? "number" : undefined} aria-sort={here ? (order.down ? "descending" : "ascending") : undefined}>
      <button type="button" onClick={() => ask({ sort: sortOf(turned(order, by)) })}>
        {name}
        <span aria-hidden="true">{here ? (order.down ? " ↓" : " ↑") : ""}</span>
      </button>
    </th>
  );
}

function Row({ page, known }: { readonly page: PageRow; readonly known: Props["known"] }): JSX.Element {
  return (
    <tr>
      <td class="page-day">{page.published ? dateInWords(page.published) : <span class="faint">no date</span>}</td>
      <td class="page-outlet">
        <bdi>{pageName(page)}</bdi>
      </td>
      <th scope="row">
        <a class="page-title" dir="auto" href={pageAddress(page.id)}>
          {page.title ?? page.input}
        </a>
        <Remarks page={page} />
      </th>
      <td class="number page-claims" data-of={page.claims === 1 ? "claim" : "claims"}>{page.claims ? number(page.claims) : <span class="faint">none</span>}</td>
      <td class="number page-incidents" data-of={page.incidents === 1 ? "incident" : "incidents"}>{page.incidents ? number(page.incidents) : <span class="faint">none</span>}</td>
      <td class="page-lineage">
        <Lineage page={page} known={known} />
      </td>
    </tr>
  );
}

function Remarks({ page }: { readonly page: PageRow }): JSX.Element | null {
  const language = page.language && !page.language.startsWith("en") ? `in ${languageName(page.language)}, which is not read for claims` : "";
  const versions = page.versions > 1 ? counted(page.versions, "version") : "";
  const agencies = page.agencies?.length ? `credits ${page.agencies.join(", ")}` : "";
  const said = [versions, agencies, language].filter(Boolean);
  return said.length > 0 ? <small class="page-remarks">{said.join(" · ")}</small> : null;
}

function Lineage({ page, known }: { readonly page: PageRow; readonly known: Props["known"] }): JSX.Element {
  const earlier = page.lineage.filter((link) => link.earlier).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const later = new Set(page.lineage.filter((link) => !link.earlier).map((link) => link.page)).size;
  return (
    <>
      {KINDS.map((kind) => (
        <LinksOfKind key={kind} kind={kind} links={earlier.filter((link) => link.kind === kind)} known={known} />
      ))}
      {later > 0 && <span class="page-link faint">{counted(later, "later page shares", "later pages share")} text or statements</span>}
    </>
  );
}

const KINDS: readonly LinkKind[] = ["copied_text", "cites", "same_agency", "same_statement"];
const NAMED = 2;

function LinksOfKind(props: { readonly kind: LinkKind; readonly links: PageRow["lineage"]; readonly known: Props["known"] }): JSX.Element | null {
  const { kind, links, known } = props;
  if (links.length === 0) return null;
  const more = links.length - NAMED;
  return (
    <span class="page-link">
      {dependence(kind, true)}{" "}
      {links.slice(0, NAMED).map((link, at) => {
        const other = known.get(link.page);
        return [
          at > 0 && ", ",
          <a key={link.page} href={pageAddress(link.page)} title={other && datedName(other)}>
            <bdi>{other ? pageName(other) : "another page"}</bdi>
          </a>,
          link.share != null && <span class="faint"> {percent(link.share)}</span>,
        ];
      })}
      {more > 0 && <span class="faint"> and {more} more</span>}
    </span>
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
