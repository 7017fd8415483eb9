/** A party named in a line, with its colour. */
import type { JSX } from "preact";
import { addressOf } from "../route";
import type { PartyClass } from "./party-colour";
import "./marks.css";

interface Props {
  readonly name: string;
  /** Its id, where the chip is to lead to what is known of it. */
  readonly party?: string | null | undefined;
  readonly colour?: PartyClass | undefined;
  /** Whether it is known by name; one that is not is set in italics. */
  readonly named?: boolean;
}

export function PartyChip({ name, party, colour = "party-none", named = true }: Props): JSX.Element {
  const look = `party-chip ${colour}${named ? "" : " unnamed"}`;
  if (!party) {
    return (
      <span class={look}>
        <Dot />
        <bdi>{name}</bdi>
      </span>
    );
  }
  return (
    <a class={look} href={addressOf(["sources", party])}>
      <Dot />
      <bdi>{name}</bdi>
    </a>
  );
}

/** The colour of a party, as `--party` is set around it. */
export function Dot(): JSX.Element {
  return <span class="dot" aria-hidden="true" />;
}
