/**
 * The records that the server gives, under the names that the desk calls them by. `contract.ts` is made from the server's OpenAPI
 * document (`npm run contract`) and says of each field what it means. Spans are half-open and count Unicode code points.
 */
import type { components } from "./contract";

type Schemas = components["schemas"];

// a page and what is read on it
export type Ledger = Schemas["Ledger"];
export type LedgerPage = Schemas["LedgerPage"];
export type Block = Schemas["LedgerBlock"];
export type Claim = Schemas["LedgerClaim"];
export type Source = Schemas["LedgerSource"];
export type Entity = Schemas["LedgerEntity"];
export type LedgerIncident = Schemas["LedgerIncident"];
export type Count = Schemas["LedgerCount"];
export type Filler = Schemas["LedgerFillers"][number];
export type Notice = Schemas["LedgerNotice"];
export type Span = Schemas["Span"];
export type PageCard = Schemas["Card"];
export type PageRow = Schemas["PageLine"];
export type PageView = Schemas["PageView"];
export type PageParty = PageView["parties"][number];
export type Version = Schemas["Version"];
export type Differences = Schemas["Differences"];
export type Difference = Schemas["Difference"];
export type Said = Schemas["Said"];
export type Failure = Schemas["Failure"];
export type Elsewhere = Schemas["Elsewhere"];

// the case
export type CaseSummary = Schemas["Case"];
export type Job = Schemas["Job"];
export type Added = Schemas["Added"];
export type Session = Schemas["Session"];

// accounts
export type Accounts = Schemas["Accounts"];
export type IncidentLine = Schemas["IncidentLine"];
/** An incident of the case with the questions about it; that of one page is a `LedgerIncident`. */
export type Incident = Schemas["Incident"];
export type Question = Schemas["Question"];
export type Answer = Schemas["Answer"];
export type AnswerValue = Answer["value"];
export type Telling = Schemas["Telling"];
export type Origin = Schemas["Origin"];
export type Party = Schemas["Party"];
export type Link = Schemas["Link"];
export type Timeline = Schemas["Timeline"];
export type MapOfCase = Schemas["Map"];

// sources
export type Voice = Schemas["Voice"];
export type Parties = Schemas["Parties"];
export type PartyView = Schemas["PartyView"];
export type Ground = Schemas["Ground"];
export type CalledBy = Schemas["CalledBy"];
export type Statement = Schemas["Statement"];
export type Lineage = Schemas["Lineage"];
export type LineagePair = Schemas["LineagePair"];

// search
export type Found = Schemas["Found"];
export type Hit = Schemas["Hit"];
export type ClaimHit = Schemas["ClaimHit"];
export type Excerpt = Schemas["Excerpt"];

// review
export type Doubtful = Schemas["Doubtful"];
export type Standing = Schemas["Standing"];
export type Deciding = Schemas["Deciding"];
export type Decided = Schemas["Decided"];
export type Acted = Schemas["Acted"];

export type Formats = Schemas["Formats"];

export type Act = Claim["act"];
export type Form = Claim["form"];
export type SourceCategory = Source["category"];
export type Verdict = Question["verdict"];
export type Asked = Question["question"];
export type LinkKind = Link["kind"];

/** A number with its bounds: a count of a page, or one of the case. */
export interface Bounded {
  readonly low?: number | null;
  readonly high?: number | null;
  readonly approximate?: boolean;
}
