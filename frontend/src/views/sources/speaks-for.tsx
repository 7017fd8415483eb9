/** Whom a party speaks for, and who speaks for it, each with why that is taken to be so. */
import type { JSX } from "preact";
import type { Ground, Parties, Party, PartyView, Voice } from "../../api/records";
import { PartyChip } from "../../marks/party-chip";
import { counted } from "../../marks/words";
import { isNamed, wayTo } from "./voice-list";

interface Props {
  readonly view: PartyView;
  readonly parties: Parties;
  readonly grounds: ReadonlyMap<string, Ground>;
}

type Member = Pick<Party, "id" | "name">;

export function SpeaksForWhom({ view, parties, grounds }: Props): JSX.Element {
  const voice = wayTo(parties.sources, view.party.id).at(-1);
  const chain: Member[] = [...view.speaks_for].reverse();
  if (chain.length === 0 && view.parts.length === 0) return <p class="faint">For itself: no page puts it under anybody, nor anybody under it.</p>;
  return (
    <ul class="speaks-tree">
      <Above chain={chain} grounds={grounds}>
        <Below member={view.party} voice={voice} parts={view.parts} grounds={grounds} here />
      </Above>
    </ul>
  );
}

function Above({ chain, grounds, children }: { readonly chain: readonly Member[]; readonly grounds: Props["grounds"]; readonly children: JSX.Element }): JSX.Element {
  const [first, ...rest] = chain;
  if (!first) return children;
  return (
    <li>
      <Named member={first} ground={grounds.get(first.id)} />
      <ul>
        <Above chain={rest} grounds={grounds}>
          {children}
        </Above>
      </ul>
    </li>
  );
}

interface BelowProps {
  readonly member: Member;
  readonly voice: Voice | undefined;
  /** All that are part of it, those too that say nothing. */
  readonly parts: readonly Party[];
  readonly grounds: Props["grounds"];
  readonly here?: boolean;
}

function Below({ member, voice, parts, grounds, here = false }: BelowProps): JSX.Element {
  const speaking = voice?.parts ?? [];
  const silent = parts.filter((part) => !speaking.some((one) => one.id === part.id));
  return (
    <li>
      <Named member={member} ground={grounds.get(member.id)} claims={voice?.claims} here={here} />
      {speaking.length + silent.length > 0 && (
        <ul>
          {speaking.map((part) => (
            <Below key={part.id} member={part} voice={part} parts={[]} grounds={grounds} />
          ))}
          {silent.map((part) => (
            <li key={part.id}>
              <Named member={part} ground={grounds.get(part.id)} claims={0} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Named(props: { readonly member: Member; readonly ground: Ground | undefined; readonly claims?: number | undefined; readonly here?: boolean }): JSX.Element {
  const { member, ground, claims, here } = props;
  return (
    <>
      {here ? (
        <b aria-current="true">
          <bdi>{member.name}</bdi>
        </b>
      ) : (
        <PartyChip name={member.name} party={member.id} named={isNamed(ground)} />
      )}
      {claims !== undefined && <small> {claims ? counted(claims, "claim") : "no claim"}</small>}
      {ground?.because && <small class="because">{sentence(ground)}</small>}
    </>
  );
}

function sentence({ because, score }: Ground): string {
  return `because ${because ?? ""}${score != null && score < SURE ? " (not sure)" : ""}`;
}

const SURE = 0.7;
