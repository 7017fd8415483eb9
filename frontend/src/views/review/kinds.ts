/** The kinds of doubt: what each is called in a list, and what is asked about it. */
import type { Doubtful } from "../../api/records";

export type DoubtKind = Doubtful["kind"];

export const KINDS: Readonly<Record<DoubtKind, { readonly name: string; readonly many: string; readonly asks: string; readonly yes: string; readonly no: string }>> = {
  claim: { name: "Claim", many: "Claims", asks: "Does the page say that somebody says this?", yes: "It does", no: "It does not" },
  incident: { name: "Incident", many: "Incidents", asks: "Does the page tell of this incident?", yes: "It does", no: "It does not" },
  when: { name: "Day", many: "Days", asks: "No day was found for these words. Is one known?", yes: "None is known", no: "They tell no day" },
  where: { name: "Place", many: "Places", asks: "No place on the map was found for these words. Is one known?", yes: "None is known", no: "They tell no place" },
  count: { name: "Number", many: "Numbers", asks: "A number without an incident, or an amount in words. Is it read right?", yes: "It is right", no: "It counts nothing" },
  published: { name: "Page without a day", many: "Pages without a day", asks: "When was the page published? All its days count from that.", yes: "It is not known", no: "" },
  party: { name: "Same party", many: "Same party", asks: "Are these two one?", yes: "They are one", no: "They are two" },
  event: { name: "Same event", many: "Same event", asks: "Do both pages tell of one event?", yes: "It is one event", no: "They are two" },
  part_of: { name: "Part of", many: "Part of", asks: "Is the first a part of the second, or speaks for it?", yes: "It is", no: "It is not" },
};

export const ORDER: readonly DoubtKind[] = ["claim", "incident", "event", "party", "part_of", "when", "where", "count", "published"];

/** The kind that an address asks for; null where it asks for none that there is. */
export function kindIn(asked: string): DoubtKind | null {
  return ORDER.find((kind) => kind === asked) ?? null;
}

/** What an entry says, in its two halves where it joins two. */
export function halves({ kind, says }: Pick<Doubtful, "kind" | "says">): readonly string[] {
  const between = { party: "” is “", event: " is the same event as ", part_of: "” is part of “" }[kind as string];
  if (between === undefined || !says.includes(between)) return [says];
  const at = says.indexOf(between);
  const [left, right] = [says.slice(0, at), says.slice(at + between.length)];
  return kind === "event" ? [left, right] : [`${left}”`, `“${right}`];
}
