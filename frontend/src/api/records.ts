/** The records that the server gives, under the names that the desk calls them by. Spans count Unicode code points. */

export type Act = "assert" | "confirm" | "deny" | "accuse" | "hedge" | "demand" | "promise" | "threaten" | "ask" | "withhold";
export type Form = "direct" | "indirect" | "mixed";
export type SourceCategory = string;
export type Verdict = "single" | "agree" | "differ" | "update";
export type LinkKind = "copied_text" | "same_agency" | "cites" | "same_statement";

export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Bounded {
  readonly low?: number | null;
  readonly high?: number | null;
  readonly approximate?: boolean;
}
export interface Notice {
  readonly code: string;
  readonly message: string;
}
export interface Block extends Span {
  readonly kind: string;
}
export interface LedgerPage {
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly published: { readonly value: string; readonly evidence: string } | null;
  readonly language: string | null;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly outlet?: string | null;
  readonly authors?: readonly string[];
  readonly agencies?: readonly string[];
  readonly notices?: readonly Notice[];
}
export interface Entity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly mentions: readonly Span[];
}
export interface Source extends Span {
  readonly category: SourceCategory;
  readonly entity: string | null;
  readonly named: boolean;
}
export interface Claim {
  readonly id: string;
  readonly form: Form;
  readonly act: Act;
  readonly source: Source | null;
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly within: string | null;
  readonly confidence: number;
}
export interface Filler extends Span {
  readonly entity: string | null;
}
export interface Incident {
  readonly id: string;
  readonly type: string;
  readonly stage: string;
  readonly triggers: readonly Span[];
  readonly agents: readonly Filler[];
  readonly patients: readonly Filler[];
  readonly targets: readonly Filler[];
  readonly instruments: readonly Filler[];
  readonly when: readonly (Span & { readonly value: string | null })[];
  readonly where: readonly (Span & { readonly name: string; readonly country?: string | null })[];
  readonly told_by: readonly (string | null)[];
  readonly confidence: number;
}
export interface Count extends Span, Bounded {
  readonly effect: string;
  readonly who: string;
  readonly incident: string | null;
  readonly told_by: string | null;
}
export interface Ledger {
  readonly input: string;
  readonly page: LedgerPage;
  readonly entities: readonly Entity[];
  readonly claims: readonly Claim[];
  readonly incidents: readonly Incident[];
  readonly counts: readonly Count[];
  readonly notices?: readonly Notice[];
}
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly reason: string;
  readonly share?: number;
  readonly passages: readonly { readonly from: Span; readonly to: Span }[];
}
export interface CaseSummary {
  readonly name: string;
  readonly version: string;
  readonly revision: number;
  readonly writable: boolean;
  readonly pages: number;
  readonly claims: number;
  readonly incidents: number;
  readonly parties: number;
  readonly failures: number;
  readonly decisions: number;
}
export interface Failure {
  readonly input: string;
  readonly error: { readonly code: string; readonly message: string };
}
export interface PageCard {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly input: string;
  readonly url: string | null;
  readonly agencies: readonly string[];
}
export interface PageRow extends PageCard {
  readonly language: string | null;
  readonly added_at: string;
  readonly claims: number;
  readonly incidents: number;
  readonly versions: number;
  readonly length: number;
  readonly lineage: readonly { readonly page: string; readonly kind: LinkKind; readonly earlier: boolean; readonly share: number | null }[];
}
export interface Version {
  readonly id: string;
  readonly published: string | null;
  readonly received_at: string;
  readonly counts: boolean;
}
export interface PageParty {
  readonly record: string;
  readonly party: string;
  readonly name: string;
  readonly kind: string;
  readonly category: SourceCategory | null;
}
export interface PageView {
  readonly ledger: Ledger;
  readonly marks: readonly { readonly record: string; readonly verb: string; readonly decision: number; readonly by: string; readonly at: string }[];
  readonly versions: readonly Version[];
  readonly lineage: readonly Link[];
  readonly incidents: readonly { readonly record: string; readonly incident: string; readonly title: string }[];
  readonly parties: readonly PageParty[];
  readonly received: { readonly at: string; readonly how: string; readonly url: string | null; readonly media_type: string | null };
}
export interface Said {
  readonly claim: string;
  readonly source: string | null;
  readonly act: Act;
  readonly form: Form;
  readonly content: string;
}
export interface Difference {
  readonly before: string;
  readonly after: string;
  readonly facts: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
  readonly altered: readonly { readonly before: Said; readonly after: Said; readonly aspects: readonly string[] }[];
  readonly added: readonly Said[];
  readonly withdrawn: readonly Said[];
  readonly recounts: readonly { readonly effect: string; readonly who: string; readonly before: readonly string[]; readonly after: readonly string[] }[];
  readonly left_out: readonly string[];
  readonly put_in: readonly string[];
}
export interface Differences {
  readonly versions: readonly Version[];
  readonly differences: readonly Difference[];
}
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly matches: readonly Span[];
  readonly cut_before: boolean;
  readonly cut_after: boolean;
}
export interface ClaimHit {
  readonly claim: string;
  readonly act: Act;
  readonly form: Form;
  readonly source: string | null;
  readonly node: { readonly page: string; readonly id: string } | null;
  readonly content: Excerpt;
  readonly confidence: number;
}
export interface Hit {
  readonly page: PageCard;
  readonly score: number;
  readonly title: Excerpt | null;
  readonly excerpt: Excerpt | null;
  readonly claims: readonly ClaimHit[];
}
export interface Found {
  readonly total: number;
  readonly hits: readonly Hit[];
}
