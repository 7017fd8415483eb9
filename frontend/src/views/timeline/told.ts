/** What the timeline shows: the incidents of the case and its statements, each with when, and which of them a filter leaves. */
import type { Act, Timeline } from "../../api/records";
import { shortId } from "../../marks/page-address";
import { across, momentOf, type Moment } from "./moments";

/** A time that pages give an incident. */
export interface Dated extends Moment {
  readonly value: string;
  readonly independent: number;
  readonly hedged: boolean;
}

export interface Happened {
  readonly is: "happened";
  readonly place: number;
  /** Its id, and its name in the address. */
  readonly id: string;
  readonly title: string;
  readonly type: Timeline["happenings"][number]["type"];
  readonly where: string | null;
  readonly pages: number;
  readonly disputed: boolean;
  /** The best founded first; the first of them is where the incident stands. */
  readonly dates: readonly Dated[];
  /** From the earliest to the latest of its dates; null: none is told. */
  readonly all: Moment | null;
  readonly parties: readonly string[];
  readonly questions: readonly string[];
}

export interface Stated {
  readonly is: "stated";
  /** Its name in the address: the page and the claim. */
  readonly id: string;
  readonly page: string;
  readonly claim: string;
  readonly act: Act;
  readonly party: string | null;
  readonly when: Moment | null;
  /** The time as the server gives it: that of the page, or the one that stands over it there. */
  readonly said: string | null;
  readonly incidents: readonly number[];
  readonly questions: readonly string[];
}

export interface Told {
  readonly happened: readonly Happened[];
  readonly stated: readonly Stated[];
  readonly names: ReadonlyMap<string, string>;
  readonly whole: Moment | null;
}

export interface Wanted {
  readonly party?: string | undefined;
  readonly act?: string | undefined;
  readonly question?: string | undefined;
}

/** Read the server's answer. */
export function toldBy(timeline: Timeline): Told {
  const happened = timeline.happenings.map(happenedOf);
  const stated = statedOf(timeline);
  const names = new Map(timeline.parties.map(({ id, name }) => [id, name]));
  const moments = [...happened.map((one) => one.all), ...stated.map((one) => one.when)].filter((one) => one !== null);
  return { happened, stated, names, whole: across(moments) };
}

function happenedOf(one: Timeline["happenings"][number], place: number): Happened {
  const dates = one.days.flatMap((day): Dated[] => {
    const moment = momentOf(day.value);
    return moment ? [{ ...moment, ...day }] : [];
  });
  return { is: "happened", place, id: one.incident, title: one.title, type: one.type, where: one.where, pages: one.pages, disputed: one.disputed, dates, all: across(dates), parties: one.parties, questions: one.questions };
}

function statedOf({ statements, sayings, parties }: Timeline): Stated[] {
  const published = sayings.map((saying) => momentOf(saying.published));
  return statements.claim.map((claim, n): Stated => {
    const page = statements.page[n] ?? 0;
    const [saying, party, at] = [sayings[page], statements.party[n], statements.at[n]];
    return {
      is: "stated",
      id: `${shortId(saying?.page ?? "")}:${claim}`,
      page: saying?.page ?? "",
      claim,
      act: statements.act[n] ?? "assert",
      party: party == null ? null : (parties[party]?.id ?? null),
      when: (at ? momentOf(at) : null) ?? published[page] ?? null,
      said: at ?? saying?.published ?? null,
      incidents: statements.incidents[n] ?? [],
      questions: statements.questions[n] ?? [],
    };
  });
}

/** What a filter leaves: statements that fit it, and the incidents that they tell of or in which the party has a part. */
export function chosenFrom(told: Told, { party, act, question }: Wanted): Pick<Told, "happened" | "stated"> {
  if (!party && !act && !question) return told;
  const stated = told.stated.filter((one) => (!party || one.party === party) && (!act || one.act === act) && (!question || one.questions.includes(question)));
  const about = new Set(stated.flatMap((one) => one.incidents));
  const happened = told.happened.filter((one) => {
    if (question && !one.questions.includes(question)) return false;
    if (!party && !act) return true;
    return about.has(one.place) || (!act && party !== undefined && one.parties.includes(party));
  });
  return { happened, stated };
}

/** How many statements each party makes, the one with most first. */
export function speakers(stated: readonly Stated[]): ReadonlyMap<string, number> {
  return counts(stated.map((one) => one.party));
}

/** How often each of them stands there, the most frequent first. */
export function counts(words: readonly (string | null)[]): ReadonlyMap<string, number> {
  const many = new Map<string, number>();
  for (const word of words) if (word !== null) many.set(word, (many.get(word) ?? 0) + 1);
  return new Map([...many].sort((a, b) => b[1] - a[1]));
}
