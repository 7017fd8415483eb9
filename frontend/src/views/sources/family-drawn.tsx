/** A family of pages as a list in the order of time, with arcs beside it from each page to those that depend on it. */
import { useSignal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { PageCard } from "../../api/records";
import { dependence, percent } from "../../marks/lineage";
import { datedName, pageName, shortId } from "../../marks/page-address";
import { PageChip } from "../../marks/page-chip";
import { counted, dateInWords } from "../../marks/words";
import { addressOf, go } from "../../route";
import { arcsOf, roomFor, tiesAt, type Arc } from "./arcs";
import { closest, strength, type Family, type Tie } from "./families";

interface Props {
  readonly family: Family;
  readonly chosen: string | null;
  /** Whether only the closest tie of each page is drawn. */
  readonly reduced: boolean;
}

export function FamilyDrawn({ family, chosen, reduced }: Props): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const pointed = useSignal<string | null>(null);
  const here = chosen !== null && family.pages.some(({ id }) => shortId(id) === shortId(chosen)) ? shortId(chosen) : null;
  const drawn = useMemo(() => [...new Set([...(reduced ? closest(family.ties) : family.ties), ...(here ? tiesAt(family, here) : [])])], [family, reduced, here]);
  const names = useMemo(() => new Map(family.pages.map((page) => [page.id, page])), [family]);
  const places = useLines(list, family);
  const days = family.pages.map((page) => page.published?.slice(0, 10) ?? "");
  return (
    <div class="family-drawn">
      {places.value && <Arcs family={family} ties={drawn} tops={places.value.tops} room={places.value.room} lit={pointed.value ?? here} />}
      <ol ref={list} class="family-pages" onPointerLeave={() => (pointed.value = null)}>
        {family.pages.map((page, n) => (
          <li key={page.id} class={`family-line${shortId(page.id) === here ? " chosen" : ""}`} onPointerEnter={() => (pointed.value = shortId(page.id))}>
            <span class="family-day">{days[n] === days[n - 1] && n > 0 ? "" : days[n] ? dateInWords(days[n]) : "no date"}</span>
            <Page page={page} family={family} names={names} whole={shortId(page.id) === here} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Where the lines of the list stand, kept up to date as it is laid out anew. */
function useLines(list: RefObject<HTMLOListElement | null>, family: Family): ReturnType<typeof useSignal<{ tops: readonly number[]; room: number } | null>> {
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
  }, [family]);
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
  const arcs = useMemo(() => arcsOf(ties, at, tops, room), [ties, at, tops, room]);
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
  readonly family: Family;
  readonly names: ReadonlyMap<string, PageCard>;
  /** Whether all of its ties are listed. */
  readonly whole: boolean;
}

const NAMED = 3;

function Page({ page, family, names, whole }: PageProps): JSX.Element {
  const own = useMemo(() => family.ties.filter((tie) => tie.to === page.id).sort((a, b) => strength(b) - strength(a)), [family, page]);
  const later = useMemo(() => family.ties.filter((tie) => tie.from === page.id).sort((a, b) => strength(b) - strength(a)), [family, page]);
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
