/** Two pages side by side: the words that both have, and what differs. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { again, useResource } from "../../api/kept";
import type { LineagePair, Link, PageCard } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { CodePoints } from "../../marks/code-points";
import { percent } from "../../marks/lineage";
import { datedName, pageAddress, pageName, shortId, spansAt } from "../../marks/page-address";
import { Empty, Failed, Shown } from "../../marks/states";
import { counted, dateInWords } from "../../marks/words";
import { addressOf, ask, go } from "../../route";
import type { ViewProps } from "../../views";
import { rowsOf } from "./alignment";
import { KIND_WORDS } from "./lineage";
import { pairAddress } from "./family-drawn";
import { RowShown, type Sides } from "./pair-row";
import { SourcesHead } from "./parts";
import { isolated } from "../../marks/isolated";
import "./pair.css";

interface Props {
  readonly a: string;
  readonly b: string;
  readonly query: ViewProps["query"];
}

export function PairView({ a, b, query }: Props): JSX.Element {
  const from = resources.lineageOf(a, b);
  const pair = useResource(from);
  const left = useResource(resources.page(a));
  const right = useResource(resources.page(b));
  if (pair.is === "failed") {
    return (
      <>
        <SourcesHead part="lineage" />
        <Failed refusal={pair.refusal} retry={() => again(from)} />
      </>
    );
  }
  return (
    <Shown state={pair} from={from} what="The pages are laid side by side.">
      {(found) => (
        <Shown state={left} from={resources.page(a)} what="The first page is coming.">
          {(one) => (
            <Shown state={right} from={resources.page(b)} what="The second page is coming.">
              {(other) => <Pair pair={found} texts={[one.ledger.page.text, other.ledger.page.text]} query={query} />}
            </Shown>
          )}
        </Shown>
      )}
    </Shown>
  );
}

interface Found {
  readonly pair: LineagePair;
  readonly texts: readonly [string, string];
  readonly query: ViewProps["query"];
}

function Pair({ pair, texts, query }: Found): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const sides: Sides = useMemo(
    () => ({ a: { card: pair.a, text: new CodePoints(texts[0]), called: called(pair.a, pair.b) }, b: { card: pair.b, text: new CodePoints(texts[1]), called: called(pair.b, pair.a) } }),
    [pair, texts[0], texts[1]],
  );
  const rows = useMemo(() => rowsOf(pair.passages, sides.a.text.point(texts[0].length), sides.b.text.point(texts[1].length)), [pair, sides]);
  const chosen = Number(query.passage) || 0;
  const rest = query.rest === "1";
  useTitle(`${isolated(pageName(pair.a))} and ${isolated(pageName(pair.b))}`);
  usePassages(list, pair.passages.length, chosen, rest);
  return (
    <>
      <SourcesHead part="lineage" />
      <PairHead pair={pair} />
      {statementsOf(pair).map((link) => (
        <StatementShown key={`${link.from} ${link.reason ?? ""}`} link={link} sides={sides} />
      ))}
      {pair.passages.length === 0 ? (
        <Empty title="No passage is the same word for word">
          <p>What ties the two pages is said above; their texts have no twelve words in common in one place.</p>
        </Empty>
      ) : (
        <>
          <PairTools passages={pair.passages.length} chosen={chosen} rest={rest} />
          <div ref={list} class="pair-rows" data-take="side-by-side">
            {rows.map((row, n) => (
              <RowShown key={n} row={row} sides={sides} chosen={row.is === "same" && row.number === chosen} rest={rest} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** What a page is called beside the other: with its day, or its title too, where the outlet alone would not tell them apart. */
function called(page: PageCard, other: PageCard): string {
  return pageName(page) === pageName(other) ? datedName(page) : pageName(page);
}

/** Hop from passage to passage; the one that the address names comes into sight. */
function usePassages(list: { readonly current: HTMLElement | null }, many: number, chosen: number, rest: boolean): void {
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-passage="${chosen}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "center" });
  }, [chosen, many]);
  useKeys("Side by side", [
    { keys: "n", does: "Next passage", run: () => hop(many, chosen, 1) },
    { keys: "p", does: "The passage before", run: () => hop(many, chosen, -1) },
    { keys: "r", does: "The rest of both pages", run: () => ask({ rest: rest ? null : "1" }) },
    { keys: "u", does: "All lineage", run: () => go("/sources/lineage") },
  ]);
}

function hop(many: number, chosen: number, by: number): void {
  const to = Math.min(Math.max(chosen + by, 1), many);
  if (many > 0) ask({ passage: String(to) });
}

function PairHead({ pair }: { readonly pair: LineagePair }): JSX.Element {
  const { a, b, links, words, passages, share } = pair;
  return (
    <header class="pair-head">
      <div class="pair-pages">
        {[a, b].map((page) => (
          <div key={page.id}>
            <p>
              <b>
                <bdi>{pageName(page)}</bdi>
              </b>{" "}
              <span class="faint">{page.published ? dateInWords(page.published) : "no date"}</span>
            </p>
            <h2 dir="auto">
              <a href={pageAddress(page.id, { at: spansAt(passages.map((one) => (page === a ? one.from : one.to))) })}>{page.title ?? page.input}</a>
            </h2>
            <a class="faint" href={addressOf(["sources", "lineage", shortId(page.id)])}>
              what else it depends on
            </a>
          </div>
        ))}
      </div>
      {passages.length > 0 && (
        <p class="pair-sum">
          <b>{counted(words, "word")}</b> in {counted(passages.length, "passage")} are the same, <b>{percent(share)}</b> of the shorter page.
        </p>
      )}
      <ul class="pair-reasons">
        {links.length === 0 && <li class="faint">Neither is taken to depend on the other.</li>}
        {links.map((link) => (
          <li key={`${link.kind} ${link.reason ?? ""}`}>
            <b>{KIND_WORDS[link.kind]}</b> <span dir="auto">{link.reason}</span>
          </li>
        ))}
      </ul>
    </header>
  );
}

function PairTools({ passages, chosen, rest }: { readonly passages: number; readonly chosen: number; readonly rest: boolean }): JSX.Element {
  const { a, b } = useSidesOfAddress();
  return (
    <div class="pair-tools">
      <span class="pair-hop" role="group" aria-label="Passages">
        <button type="button" class="button" disabled={chosen <= 1} onClick={() => hop(passages, chosen, -1)}>
          <kbd aria-hidden="true">p</kbd> before
        </button>{" "}
        <button type="button" class="button" disabled={chosen >= passages} onClick={() => hop(passages, chosen, 1)}>
          next <kbd aria-hidden="true">n</kbd>
        </button>
      </span>
      <span class="faint" role="status">
        {chosen > 0 ? `passage ${chosen} of ${passages}` : counted(passages, "passage")}
      </span>
      <label class="check">
        <input type="checkbox" checked={rest} onChange={() => ask({ rest: rest ? null : "1" })} /> the rest of both pages
      </label>
      <a href={pairAddress(b, a)}>change sides</a>
      <p class="pair-key faint" aria-label="What the marks mean">
        <mark class="same">the same words</mark> <em class="differs">other words</em> <span class="missing">‸</span> words of the other page left out
      </p>
    </div>
  );
}

function useSidesOfAddress(): { readonly a: string; readonly b: string } {
  const [, , a = "", b = ""] = location.pathname.split("/").filter(Boolean);
  return { a, b };
}

function statementsOf(pair: LineagePair): Link[] {
  return pair.links.filter((link) => link.kind === "same_statement" && (link.passages?.length ?? 0) > 0);
}

/** The words in which both pages give one statement, which need not be the same. */
function StatementShown({ link, sides }: { readonly link: Link; readonly sides: Sides }): JSX.Element {
  const turned = link.from !== sides.a.card.id;
  return (
    <section class="pair-statement" aria-label="The same statement on both pages">
      {link.passages?.map((passage) => {
        const [a, b] = turned ? [passage.to, passage.from] : [passage.from, passage.to];
        return (
          <div key={`${a.start}`} class="pair-two">
            {([["a", a], ["b", b]] as const).map(([side, span]) => (
              <a key={side} class="pair-side quotation" dir="auto" href={pageAddress(sides[side].card.id, { at: spansAt([span]) })}>
                <span class="pair-outlet" lang="en">
                  {sides[side].called} gives the statement
                </span>
                {sides[side].text.slice(span.start, span.end)}
              </a>
            ))}
          </div>
        );
      })}
    </section>
  );
}
