/** Who speaks in the case, for whom, and how its pages depend on each other: which of it an address asks for. */
import type { JSX } from "preact";
import { place } from "../../route";
import type { ViewProps } from "../../views";
import { LineageView } from "./lineage";
import { PairView } from "./pair";
import { PartyPage } from "./party";
import { VoicesView } from "./voices";
import "./sources.css";

export default function Sources({ at, query }: ViewProps): JSX.Element {
  if (place.value.path[1] === "lineage") {
    return at.a && at.b ? <PairView a={at.a} b={at.b} query={query} /> : <LineageView chosen={at.a ?? null} query={query} />;
  }
  return at.party ? <PartyPage id={at.party} query={query} /> : <VoicesView query={query} />;
}
