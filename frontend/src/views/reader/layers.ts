/** Lays the records of a page over its text: each block in pieces, and each piece with all that is marked on it. */
import type { Block, Claim, Ledger, LedgerIncident, Count, Span } from "../../api/records";

export type LayerKind = "claim" | "source" | "cue" | "trigger" | "count" | "hit";

/** One mark on the text. `record` is what is chosen where one clicks; `depth` is how many claims a claim is told within. */
export interface Layer extends Span {
  readonly kind: LayerKind;
  readonly record: string;
  readonly depth: number;
}

/** A stretch of a block on which the marks are the same, the outermost first; `ends` are the claims that end with it. */
export interface Piece extends Span {
  readonly layers: readonly Layer[];
  readonly ends: readonly string[];
}

/** A block of the text with its pieces, and the incidents and counts that stand beside it. */
export interface Laid {
  readonly block: Block;
  readonly pieces: readonly Piece[];
  readonly incidents: readonly LedgerIncident[];
  readonly counts: readonly Count[];
}

const ORDER: readonly LayerKind[] = ["claim", "source", "cue", "trigger", "count", "hit"];
const DEEPEST = 3;

/** Lay the records of a page, and the words that were searched for, over its blocks. */
export function laid(ledger: Ledger, hits: readonly Span[] = []): Laid[] {
  const layers = [...layersOf(ledger), ...hits.map((hit): Layer => ({ ...bare(hit), kind: "hit", record: "", depth: 0 }))];
  layers.sort((a, b) => a.start - b.start);
  const ends = new Map<number, string[]>();
  for (const claim of ledger.claims) {
    const end = Math.max(...claim.content.map((span) => span.end));
    ends.set(end, [...(ends.get(end) ?? []), claim.id]);
  }
  return ledger.page.blocks.map((block) => ({
    block,
    pieces: pieces(block, layers.filter((layer) => layer.start < block.end && layer.end > block.start), ends),
    incidents: ledger.incidents.filter((incident) => within(block, incident.triggers[0])),
    counts: ledger.counts.filter((count) => within(block, count)),
  }));
}

/** The marks of a page's records. Words that are a source or a cue of several claims are marked once, for the first. */
export function layersOf(ledger: Ledger): Layer[] {
  const depths = depthsOf(ledger.claims);
  const made: Layer[] = [];
  const seen = new Set<string>();
  const once = (layer: Layer): void => {
    const key = `${layer.kind} ${layer.start} ${layer.end}`;
    if (!seen.has(key)) made.push(layer);
    seen.add(key);
  };
  for (const claim of ledger.claims) {
    const depth = Math.min(depths.get(claim.id) ?? 0, DEEPEST);
    for (const span of claim.content) made.push({ ...bare(span), kind: "claim", record: claim.id, depth });
    if (claim.source) once({ ...bare(claim.source), kind: "source", record: claim.id, depth: 0 });
    if (claim.cue) once({ ...bare(claim.cue), kind: "cue", record: claim.id, depth: 0 });
  }
  for (const incident of ledger.incidents)
    for (const span of incident.triggers) made.push({ ...bare(span), kind: "trigger", record: incident.id, depth: 0 });
  for (const count of ledger.counts) made.push({ ...bare(count), kind: "count", record: countId(count), depth: 0 });
  return made;
}

/** How a count is called: "killed@214". */
export function countId(count: Count): string {
  return `${count.effect}@${count.start}`;
}

/** How many claims each claim is told within. A ring of claims, which no reading has, ends where it began. */
export function depthsOf(claims: readonly Claim[]): ReadonlyMap<string, number> {
  return new Map(claims.map((claim) => [claim.id, chainOf(claim, claims).length - 1]));
}

/** The claims that a claim is told within, the outermost first, and itself last. */
export function chainOf(claim: Claim, claims: readonly Claim[]): Claim[] {
  const chain = [claim];
  for (let outer = claim.within; outer !== null; outer = chain[0]?.within ?? null) {
    const found = claims.find((one) => one.id === outer);
    if (!found || chain.includes(found)) break;
    chain.unshift(found);
  }
  return chain;
}

function pieces(block: Block, layers: readonly Layer[], ends: ReadonlyMap<number, readonly string[]>): Piece[] {
  const cuts = new Set([block.start, block.end]);
  for (const layer of layers) for (const at of [layer.start, layer.end]) if (at > block.start && at < block.end) cuts.add(at);
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, n) => {
    const end = at[n + 1] ?? block.end;
    const covering = layers.filter((layer) => layer.start <= start && layer.end >= end).sort(outermostFirst);
    return { start, end, layers: covering, ends: ends.get(end) ?? [] };
  });
}

function outermostFirst(a: Layer, b: Layer): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.depth - b.depth || a.start - b.start || b.end - a.end;
}

function within(block: Span, span: Span | undefined): boolean {
  return span !== undefined && span.start >= block.start && span.start < block.end;
}

function bare({ start, end }: Span): Span {
  return { start, end };
}
