/** The same as a list: what is in sight, day by day. It is how the timeline is read without seeing it, and on a narrow window. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PageRow } from "../../api/records";
import { useListKeys } from "../../marks/list-keys";
import { pageName } from "../../marks/page-address";
import type { PartyClass } from "../../marks/party-colour";
import { counted, dateInWords, verb } from "../../marks/words";
import { addressOf, place } from "../../route";
import { ActMark } from "./act-mark";
import type { Moment } from "./moments";
import type { Happened, Stated, Told } from "./told";

interface Props {
  readonly shown: Pick<Told, "happened" | "stated">;
  readonly names: ReadonlyMap<string, string>;
  readonly colours: ReadonlyMap<string, PartyClass>;
  readonly pages: ReadonlyMap<string, PageRow>;
  readonly stretch: Moment;
  readonly chosen: string | undefined;
}

interface Day {
  readonly key: string;
  readonly marks: readonly (Happened | Stated)[];
}

const AT_ONCE = 120;

export function List(props: Props): JSX.Element {
  const { shown, stretch } = props;
  const list = useRef<HTMLElement>(null);
  const marks = useMemo(() => inOrder(shown, stretch), [shown, stretch.from, stretch.to]);
  const undated = useMemo(() => [...shown.happened.filter((one) => !one.all), ...shown.stated.filter((one) => !one.when)], [shown]);
  const many = useMany(marks.length);
  useListKeys("Timeline", list, ".timeline-row a", "mark");
  const [happened, stated] = [marks.filter((one) => one.is === "happened").length, marks.filter((one) => one.is === "stated").length];
  return (
    <section ref={list} class="timeline-list" aria-labelledby="timeline-list">
      <h2 id="timeline-list">
        In sight <span class="faint">{`${counted(happened, "incident")}, ${counted(stated, "statement")}`}</span>
      </h2>
      {byDay(marks.slice(0, many.shown)).map((day) => (
        <DayShown key={day.key} day={day} {...props} />
      ))}
      <div ref={many.end} />
      {marks.length === 0 && shown.happened.length + shown.stated.length > 0 && <p class="faint">Nothing in this stretch of time. Zoom out, or show all.</p>}
      {undated.length > 0 && <Undated marks={undated} {...props} />}
    </section>
  );
}

/** How many rows are laid out: more as one comes near their end. */
function useMany(all: number): { readonly shown: number; readonly end: { current: HTMLDivElement | null } } {
  const many = useSignal(AT_ONCE);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && many.peek() < all) many.value += AT_ONCE;
    }, { rootMargin: "800px" });
    if (end.current) near.observe(end.current);
    return () => near.disconnect();
  }, [all, many.value]);
  return { shown: many.value, end };
}

function inOrder({ happened, stated }: Props["shown"], { from, to }: Moment): (Happened | Stated)[] {
  const within = (moment: Moment | null): boolean => moment !== null && moment.to > from && moment.from < to;
  const all = [...happened.filter((one) => within(one.all)), ...stated.filter((one) => within(one.when))];
  return all.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(one: Happened | Stated): number {
  return (one.is === "happened" ? (one.dates[0]?.from ?? one.all?.from) : one.when?.from) ?? 0;
}

function byDay(marks: readonly (Happened | Stated)[]): Day[] {
  const days = new Map<string, (Happened | Stated)[]>();
  for (const one of marks) {
    const key = new Date(startOf(one)).toISOString().slice(0, 10);
    const day = days.get(key);
    if (day) day.push(one);
    else days.set(key, [one]);
  }
  return [...days].map(([key, own]) => ({ key, marks: own }));
}

function DayShown({ day, ...props }: Props & { readonly day: Day }): JSX.Element {
  return (
    <div class="timeline-day">
      <h3>{dateInWords(day.key)}</h3>
      <ul>
        {day.marks.map((one) => (
          <Row key={one.id} one={one} {...props} />
        ))}
      </ul>
    </div>
  );
}

function Undated({ marks, ...props }: Props & { readonly marks: readonly (Happened | Stated)[] }): JSX.Element {
  const many = useSignal(AT_ONCE);
  return (
    <details class="timeline-undated">
      <summary>Without a date: {counted(marks.length, "mark")}</summary>
      <ul>
        {marks.slice(0, many.value).map((one) => (
          <Row key={one.id} one={one} {...props} />
        ))}
      </ul>
      {marks.length > many.value && (
        <button type="button" class="button" onClick={() => (many.value += AT_ONCE)}>
          Show more
        </button>
      )}
    </details>
  );
}

function Row({ one, names, colours, pages, chosen }: Omit<Props, "shown" | "stretch"> & { readonly one: Happened | Stated }): JSX.Element {
  const here = chosen === one.id;
  const href = addressOf(place.value.path, { ...place.value.query, mark: one.id });
  return (
    <li class={`timeline-row ${one.is}`}>
      <a href={href} aria-current={here ? "true" : undefined}>
        {one.is === "happened" ? <Incident one={one} /> : <Statement one={one} names={names} colour={colours.get(one.party ?? "") ?? "party-none"} page={pages.get(one.page)} />}
      </a>
    </li>
  );
}

function Incident({ one }: { readonly one: Happened }): JSX.Element {
  return (
    <>
      <span class="timeline-what">Happened</span> <bdi>{one.title}</bdi>{" "}
      <span class="faint">{counted(one.pages, "page")}</span>
      {one.disputed && <span class="timeline-disputed"> {datesInWords(one)}</span>}
    </>
  );
}

/** Competing dates in words: "17 February 2020 or 18 February 2020". */
export function datesInWords({ dates }: Happened): string {
  return `competing dates: ${dates.map((date) => dateInWords(date.value)).join(" or ")}`;
}

function Statement({ one, names, colour, page }: { readonly one: Stated; readonly names: Props["names"]; readonly colour: PartyClass; readonly page: PageRow | undefined }): JSX.Element {
  const clock = one.said?.slice(11, 16);
  return (
    <>
      <ActMark act={one.act} colour={colour} /> <bdi class="timeline-who">{one.party === null ? "Nobody named" : (names.get(one.party) ?? one.party)}</bdi>{" "}
      {verb(one.act)} <span class="faint">{page && <bdi>{pageName(page)}</bdi>}{clock && `, ${clock}`}</span>
    </>
  );
}
