/** A family of pages as a list in the order of time, with arcs beside it from each page to those that depend on it. */
import { useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { PageCard } from "../../api/records";
import { dependence, percent } from "../../marks/lineage";
import { datedName, pageName, shortId } from "../../marks/page-address";
import { PageChip } from "../../marks/page-chip";
import { counted, dateInWords } from "../../marks/words";
import { addressOf, go } from "../../route";
import { arcsOf, roomFor, tiesAt, type Arc } from "./arcs";
import { closest, grouped, strength, type Family, type Tie } from "./families";

interface Props {
  readonly family: Family;
  readonly chosen: string | null;
  /** Whether only the closest tie of each page is drawn. */
  readonly reduced: boolean;
}

/** Lines of a family that are laid out at first, and with each step towards their end. */
const AT_ONCE = 40;

export function FamilyDrawn({ family, chosen, reduced }: Props): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const pointed = useSignal<string | null>(null);
  const here = chosen !== null && family.pages.some(({ id }) => shortId(id) === shortId(chosen)) ? shortId(chosen) : null;
  const drawn = useMemo(() => [...new Set([...(reduced ? closest(family.ties) : family.ties), ...(here ? tiesAt(family, here) : [])])], [family, reduced, here]);
  const tied = useMemo(() => tiedIn(family), [family]);
  const { shown, end } = useShown(family, here);
  const places = useLines(list, family, shown);
  const days = family.pages.map((page) => page.published?.slice(0, 10) ?? "");
  return (
    <div class="family-drawn">
      {places.value && <Arcs family={family} ties={drawn} tops={places.value.tops} room={places.value.room} lit={pointed.value ?? here} />}
      <ol ref={list} class="family-pages" onPointerLeave={() => (pointed.value = null)}>
        {family.pages.slice(0, shown).map((page, n) => (
          <li key={page.id} class={`family-line${shortId(page.id) === here ? " chosen" : ""}`} onPointerEnter={() => (pointed.value = shortId(page.id))}>
            <span class="family-day">{days[n] === days[n - 1] && n > 0 ? "" : days[n] ? dateInWords(days[n]) : "no date"}</span>
            <Page page={page} tied={tied} whole={shortId(page.id) === here} />
          </li>
        ))}
      </ol>
      <div ref={end} />
    </div>
  );
}

/** How many lines are laid out: as far as to the chosen page, and more as one comes near their end. */
function useShown({ pages }: Family, here: string | null): { readonly shown: number; readonly end: RefObject<HTMLDivElement | null> } {
  const far = useMemo(() => (here ? pages.findIndex(({ id }) => shortId(id) === here) : -1), [pages, here]);
  const many = useSignal(AT_ONCE);
  const shown = Math.max(many.value, far + AT_ONCE / 2);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && shown < pages.length) many.value = shown + AT_ONCE;
    }, { rootMargin: "1200px" });
    if (end.current) near.observe(end.current);
    return () => near.disconnect();
  }, [pages, shown]);
  return { shown, end };
}

/** The pages of a family by their ids, and the ties to what each depends on, and to what depends on it, the strongest first. */
interface Tied {
  readonly names: ReadonlyMap<string, PageCard>;
  readonly earlier: ReadonlyMap<string, readonly Tie[]>;
  readonly later: ReadonlyMap<string, readonly Tie[]>;
}

function tiedIn({ pages, ties }: Family): Tied {
  const ordered = [...ties].sort((a, b) => strength(b) - strength(a));
  return { names: new Map(pages.map((page) => [page.id, page])), earlier: grouped(ordered, ({ to }) => to), later: grouped(ordered, ({ from }) => from) };
}

/** Where the lines of the list stand, kept up to date as it is laid out anew. */
function useLines(list: RefObject<HTMLOListElement | null>, family: Family, shown: number): ReturnType<typeof useSignal<{ tops: readonly number[]; room: number } | null>> {
  const places = useSignal<{ tops: readonly number[]; room: number } | null>(null);
  useLayoutEffect(() => {
    const at = list.current;
    if (!at) return;
    const measure = (): void => {
      const room = roomFor(family.pages.length, at.clientWidth > 640);
      at.style.setProperty("--room", `${room}px`);
      const tops = [...at.querySelectorAll<HTMLElement>(":scope > .family-line")].map((line) => line.offsetTop + 19);
      const before = places.peek();
      if (before?.room !== room || before.tops.join() !== tops.join()) places.value = { tops, room };
    };
    const watch = new ResizeObserver(measure);
    measure();
    watch.observe(at);
    return () => watch.disconnect();
  }, [family, shown]);
  return places;
}

interface ArcsProps {
  readonly family: Family;
  readonly ties: readonly Tie[];
  readonly tops: readonly number[];
  readonly room: number;
  /** The page whose arcs stand out. */
  readonly lit: string | null;
}

/** The arcs. The list beside them says the same in words, so they are not read out. */
function Arcs({ family, ties, tops, room, lit }: ArcsProps): JSX.Element {
  const at = useMemo(() => new Map(family.pages.map((page, n) => [page.id, n])), [family]);
  const laid = useMemo(() => ties.filter(({ from, to }) => Math.max(at.get(from) ?? 0, at.get(to) ?? 0) < tops.length), [ties, at, tops]);
  const arcs = useMemo(() => arcsOf(laid, at, tops, room), [laid, at, tops, room]);
  const stands = ({ tie }: Arc): boolean => lit !== null && (shortId(tie.from) === lit || shortId(tie.to) === lit);
  const height = (tops.at(-1) ?? 0) + 24;
  return (
    <svg class={`family-arcs${lit ? " has-lit" : ""}`} width={room} height={height} viewBox={`0 0 ${room} ${height}`} aria-hidden="true">
      {[...arcs].sort((a, b) => Number(stands(a)) - Number(stands(b))).map((arc) => (
        <g key={`${arc.tie.from} ${arc.tie.to}`} class={`arc${stands(arc) ? " lit" : ""}`} onClick={() => go(pairAddress(arc.tie.from, arc.tie.to))}>
          <path class="tie-reach" d={arc.path} />
          <path class={`tie ${arc.tie.links[0]?.kind ?? ""}`} d={arc.path} stroke-width={arc.width} />
          <path class={`tie-end ${arc.tie.links[0]?.kind ?? ""}`} d={arc.end} />
        </g>
      ))}
      {tops.map((top, n) => (
        <circle key={n} class="family-dot" cx={room - 2} cy={top} r="3" />
      ))}
    </svg>
  );
}

export function pairAddress(a: string, b: string): string {
  return addressOf(["sources", "lineage", shortId(a), shortId(b)]);
}

interface PageProps {
  readonly page: PageCard;
  readonly tied: Tied;
  /** Whether all of its ties are listed. */
  readonly whole: boolean;
}

const NAMED = 3;

function Page({ page, tied: { names, ...tied }, whole }: PageProps): JSX.Element {
  const [own, later] = [tied.earlier.get(page.id) ?? [], tied.later.get(page.id) ?? []];
  const shown = whole ? own : own.slice(0, NAMED);
  const focus = addressOf(["sources", "lineage", shortId(page.id)]);
  return (
    <div class="family-page">
      <PageChip page={page} />{" "}
      <span class="family-title" dir="auto">
        {page.title ?? ""}
      </span>
      <ul class="family-ties">
        {shown.map((tie) => (
          <TieInWords key={tie.from} tie={tie} other={names.get(tie.from)} earlier />
        ))}
        {whole && later.map((tie) => <TieInWords key={tie.to} tie={tie} other={names.get(tie.to)} earlier={false} />)}
        {!whole && (own.length > shown.length || later.length > 0) && (
          <li>
            <a class="faint" href={focus}>
              {[own.length > shown.length && `${own.length - shown.length} more`, later.length > 0 && `shared by ${counted(later.length, "later page")}`].filter(Boolean).join(", ")}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** One tie as a link to the two pages side by side: "text of Northgate Evening Mail 79 %". */
function TieInWords({ tie, other, earlier }: { readonly tie: Tie; readonly other: PageCard | undefined; readonly earlier: boolean }): JSX.Element {
  const kinds = [...new Set(tie.links.map((link) => dependence(link.kind, earlier)))];
  const share = tie.links.find((link) => link.share != null)?.share;
  const name = other ? pageName(other) : "another page";
  return (
    <li>
      <a href={pairAddress(tie.from, tie.to)} title={other && datedName(other)}>
        <span class="faint">{kinds.join(", ")}</span> <bdi>{name}</bdi>
        {share != null && <b> {percent(share)}</b>}
        <span class="unseen">, side by side</span>
      </a>
    </li>
  );
}
