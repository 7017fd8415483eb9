/** How the pages of the case depend on each other, family by family, in the order of time. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { Lineage, LinkKind } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { useListKeys } from "../../marks/list-keys";
import { shortId } from "../../marks/page-address";
import { Empty, Shown } from "../../marks/states";
import { counted, dateInWords } from "../../marks/words";
import { ask, go } from "../../route";
import type { ViewProps } from "../../views";
import { familiesOf, familiesWith, KINDS, type Family } from "./families";
import { FamilyDrawn } from "./family-drawn";
import { SourcesHead } from "./parts";
import "./lineage.css";

interface Props {
  readonly chosen: string | null;
  readonly query: ViewProps["query"];
}

export function LineageView({ chosen, query }: Props): JSX.Element {
  const from = resources.lineage();
  const state = useResource(from);
  useTitle("Lineage");
  return (
    <Shown state={state} from={from} what="The lineage is coming.">
      {(lineage) => (lineage.links.length === 0 ? <Unrelated /> : <Families lineage={lineage} chosen={chosen} query={query} />)}
    </Shown>
  );
}

function Unrelated(): JSX.Element {
  return (
    <>
      <SourcesHead part="lineage" />
      <Empty title="No page depends on another">
        <p>Pages that copy, cite or share text, an agency or a statement with others are drawn here, so that one origin is not taken for several. <a href="/pages?add=1">Add pages</a></p>
      </Empty>
    </>
  );
}

/** Families that are laid out at first, and with each step towards their end. */
const AT_ONCE = 2;

function Families({ lineage, chosen, query }: Props & { readonly lineage: Lineage }): JSX.Element {
  const without = withoutOf(query.without);
  const key = [...without].join();
  const filter = query.filter ?? "";
  const families = useMemo(() => familiesOf(lineage, without), [lineage, key]);
  const shown = useMemo(() => chosenFirst(familiesWith(families, filter), chosen), [families, filter, chosen]);
  const many = useSignal(AT_ONCE);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && many.peek() < shown.length) many.value += AT_ONCE;
    }, { rootMargin: "1200px" });
    if (end.current) near.observe(end.current);
    return () => near.disconnect();
  }, [shown, many.value]);
  useListKeys("Lineage", list, ".family-page > .page-chip", "page");
  useKeys("Lineage of a page", [{ keys: "Escape", does: "Let go of the page", run: () => { if (chosen) go("/sources/lineage"); } }]);
  return (
    <>
      <SourcesHead part="lineage">
        <span class="faint">
          {counted(lineage.pages.length, "page")} in {counted(families.length, "family", "families")}
        </span>
      </SourcesHead>
      <Tools without={without} filter={filter} found={shown.length} />
      <div ref={list} data-take="lineage">
        {shown.slice(0, many.value).map((family) => (
          <FamilySection key={family.id} family={family} chosen={chosen} all={query.all === "1"} />
        ))}
      </div>
      <div ref={end} />
    </>
  );
}

function chosenFirst(families: readonly Family[], chosen: string | null): readonly Family[] {
  if (chosen === null) return families;
  const has = (family: Family): boolean => family.pages.some((page) => shortId(page.id) === shortId(chosen));
  return [...families.filter(has), ...families.filter((family) => !has(family))];
}

function withoutOf(asked: string | undefined): ReadonlySet<LinkKind> {
  return new Set(KINDS.filter((kind) => asked?.split(",").includes(kind)));
}

export const KIND_WORDS: Readonly<Record<LinkKind, string>> = {
  copied_text: "copied text",
  cites: "cites",
  same_agency: "same agency",
  same_statement: "same statement",
};

function Tools({ without, filter, found }: { readonly without: ReadonlySet<LinkKind>; readonly filter: string; readonly found: number }): JSX.Element {
  const turn = (kind: LinkKind): void => ask({ without: KINDS.filter((one) => (one === kind) !== without.has(one)).join(",") });
  return (
    <div class="sources-tools" role="group" aria-label="Which dependences are drawn">
      <input type="search" dir="auto" aria-label="Show only families with a page of these words" placeholder="Filter by outlet, title" value={filter} onInput={(event) => ask({ filter: event.currentTarget.value })} />
      {KINDS.map((kind) => (
        <label key={kind} class="check tie-key">
          <input type="checkbox" checked={!without.has(kind)} onChange={() => turn(kind)} />
          <svg width="34" height="10" viewBox="0 0 34 10" aria-hidden="true">
            <path class={`tie ${kind}`} d="M1 5h26" />
            <path class={`tie-end ${kind}`} d="M26 1.5l7 3.5l-7 3.5z" />
          </svg>
          {KIND_WORDS[kind]}
        </label>
      ))}
      {found === 0 && <span class="faint" role="status">No family is like that.</span>}
    </div>
  );
}

/** Pages of a family from which on only the closest ties are drawn, unless all are asked for. */
const LARGE = 16;

function FamilySection({ family, chosen, all }: { readonly family: Family; readonly chosen: string | null; readonly all: boolean }): JSX.Element {
  const { pages, ties } = family;
  const large = pages.length > LARGE;
  const head = `family-${shortId(family.id)}`;
  return (
    <section class="family" aria-labelledby={head}>
      <header>
        <h2 id={head}>
          {counted(pages.length, "page")}
          <span class="faint">{between(family)}</span>
        </h2>
        <small>{counted(ties.length, "link")}</small>
        {large && (
          <label class="check">
            <input type="checkbox" checked={all} onChange={(event) => ask({ all: event.currentTarget.checked ? "1" : null })} /> draw all, not the closest alone
          </label>
        )}
      </header>
      <FamilyDrawn family={family} chosen={chosen} reduced={large && !all} />
    </section>
  );
}

function between({ pages }: Family): string {
  const days = pages.flatMap((page) => page.published?.slice(0, 10) ?? []);
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? `, ${dateInWords(`${first}/${last}`)}` : "";
}
