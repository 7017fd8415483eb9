/** A page as the reader shows it: its ledger with the voices that speak on it, each with its colour. */
import type { Claim, Ledger, PageParty, PageView, Source } from "../../api/records";
import { CodePoints } from "../../marks/code-points";
import { partyColours, type PartyClass } from "../../marks/party-colour";
import { oneLine } from "../../marks/words";

/** Someone who speaks on the page. `party` is the id in the case, where there is one. */
export interface VoiceHere {
  readonly key: string;
  readonly name: string;
  readonly party: string | null;
  readonly category: Source["category"] | null;
  readonly named: boolean;
  readonly colour: PartyClass;
  readonly claims: readonly Claim[];
}

export interface Reading {
  readonly view: PageView;
  readonly ledger: Ledger;
  readonly text: CodePoints;
  /** In the order of how much they say; claims without a source are in none. */
  readonly voices: readonly VoiceHere[];
  readonly voiceOf: ReadonlyMap<string, VoiceHere>;
  readonly claims: ReadonlyMap<string, Claim>;
  /** The claims in the order in which they stand on the page. */
  readonly inOrder: readonly Claim[];
}

/** Prepare a page to be shown. `ranks` is the place of each party in the whole case, for its colour. */
export function readingOf(view: PageView, ranks: ReadonlyMap<string, number> = new Map()): Reading {
  const { ledger } = view;
  const text = new CodePoints(ledger.page.text);
  const voices = voicesOf(view, text, ranks);
  return {
    view,
    ledger,
    text,
    voices,
    voiceOf: new Map(voices.flatMap((voice) => voice.claims.map((claim) => [claim.id, voice]))),
    claims: new Map(ledger.claims.map((claim) => [claim.id, claim])),
    inOrder: [...ledger.claims].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)),
  };
}

function voicesOf(view: PageView, text: CodePoints, ranks: ReadonlyMap<string, number>): VoiceHere[] {
  const parties = new Map(view.parties.map((party) => [party.record, party]));
  const entities = new Map(view.ledger.entities.map((entity) => [entity.id, entity.name]));
  const spoken = new Map<string, { source: Source; party: PageParty | undefined; claims: Claim[] }>();
  for (const claim of view.ledger.claims) {
    if (!claim.source) continue;
    const party = parties.get(`@${claim.source.start}`) ?? parties.get(claim.source.entity ?? "");
    const key = party?.party ?? claim.source.entity ?? oneLine(text.slice(claim.source.start, claim.source.end)).toLowerCase();
    const known = spoken.get(key);
    if (known) known.claims.push(claim);
    else spoken.set(key, { source: claim.source, party, claims: [claim] });
  }
  const ordered = [...spoken].sort(([, a], [, b]) => b.claims.length - a.claims.length);
  const colours = partyColours(ordered.map(([key]) => key), ranks);
  return ordered.map(([key, { source, party, claims }]) => ({
    key,
    name: party?.name ?? entities.get(source.entity ?? "") ?? oneLine(text.slice(source.start, source.end)),
    party: party?.party ?? null,
    category: source.category,
    named: claims.some((claim) => claim.source?.named),
    colour: colours.get(key) ?? "party-none",
    claims,
  }));
}
