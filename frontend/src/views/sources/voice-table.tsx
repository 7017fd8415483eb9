/** The table of those who speak: a line each, under what it speaks for, a column for each act. Long ones are laid out as one comes near their end. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Act, Ground, Voice } from "../../api/records";
import { partyColours, type PartyClass } from "../../marks/party-colour";
import { PartyChip } from "../../marks/party-chip";
import { categoryInWords, counted, label, number, verb } from "../../marks/words";
import { addressOf, ask } from "../../route";
import { ACTS, isNamed, type Line, type VoiceSort } from "./voice-list";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly lines: readonly Line[];
  readonly ranks: ReadonlyMap<string, number>;
  readonly sort: VoiceSort;
}

const AT_ONCE = 120;

export function VoiceTable({ lines, ranks, sort }: Props): JSX.Element {
  const many = useSignal(AT_ONCE);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const near = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting && many.peek() < lines.length) many.value += AT_ONCE;
    }, { rootMargin: "1200px" });
    if (end.current) near.observe(end.current);
    return () => near.disconnect();
  }, [lines, many.value]);
  const colours = useMemo(() => partyColours([...ranks.keys()], ranks), [ranks]);
  return (
    <>
      <table class="voice-table">
        <caption class="unseen">Parties that speak, each under what it speaks for, with how many claims of each kind it makes</caption>
        <thead>
          <tr>
            <Column by="name" sort={sort} name="Party" />
            {ACTS.map((act) => (
              <Column key={act} by={act} sort={sort} name={verb(act)} number />
            ))}
            <Column by="claims" sort={sort} name="claims" number />
            <Column by="pages" sort={sort} name="pages" number />
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, many.value).map((line) => (
            <Row key={line.voice.id} line={line} colour={colours.get(line.voice.id) ?? "party-none"} />
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </>
  );
}

function Column(props: { readonly by: VoiceSort; readonly sort: VoiceSort; readonly name: string; readonly number?: boolean }): JSX.Element {
  const here = props.by === props.sort;
  return (
    <th scope="col" class={props.number ? "number" : undefined} aria-sort={here ? (props.by === "name" ? "ascending" : "descending") : undefined}>
      <button type="button" onClick={() => ask({ sort: props.by === "claims" ? null : props.by })}>
        {props.name}
        <span aria-hidden="true">{here ? (props.by === "name" ? " ↑" : " ↓") : ""}</span>
      </button>
    </th>
  );
}

function Row({ line, colour }: { readonly line: Line; readonly colour: PartyClass }): JSX.Element {
  const { voice, depth, ground, meets, above } = line;
  return (
    <tr class={`depth-${Math.min(depth, 5)}${meets ? "" : " voice-only-above"}`}>
      <th scope="row" class="voice-name">
        <PartyChip name={voice.name} party={voice.id} colour={colour} named={isNamed(ground)} />
        <small>
          <Standing voice={voice} ground={ground} />
          {above && <SpeaksFor voice={voice} whole={above} ground={ground} />}
        </small>
      </th>
      {ACTS.map((act) => (
        <ActCell key={act} voice={voice} act={act} />
      ))}
      <td class="number voice-claims">{voice.claims ? <b>{number(voice.claims)}</b> : <span class="faint">none itself</span>}</td>
      <td class="number voice-pages">{voice.on_pages ? number(voice.on_pages) : ""}</td>
      <td class="voice-acts-line">
        {ACTS.filter((act) => voice.acts[act]).map((act) => (
          <a key={act} href={addressOf(["sources", voice.id], { act })}>
            {verb(act)} {voice.acts[act]}
          </a>
        ))}
        {voice.claims === 0 ? <span class="faint">makes no claim itself</span> : <span class="faint">on {counted(voice.on_pages, "page")}</span>}
      </td>
    </tr>
  );
}

function ActCell({ voice, act }: { readonly voice: Voice; readonly act: Act }): JSX.Element {
  const many = voice.acts[act] ?? 0;
  if (many === 0) return <td class="number act" />;
  return (
    <td class="number act">
      <a href={addressOf(["sources", voice.id], { act })} aria-label={`${isolated(voice.name)} ${verb(act)}: ${counted(many, "claim")}`}>
        {number(many)}
      </a>
    </td>
  );
}

/** What kind of party it is, and by what it is known. */
export function Standing({ voice, ground }: { readonly voice: Pick<Voice, "kind" | "category">; readonly ground: Ground | undefined }): JSX.Element {
  const said = [categoryInWords(voice.category as never), label(voice.kind), KNOWN[ground?.known_by ?? "description"]].filter(Boolean);
  return <span>{[...new Set(said)].join(" · ")}</span>;
}

const KNOWN: Readonly<Record<Ground["known_by"], string>> = { name: "", office: "by office", part: "not named, of a body", description: "not named" };

/** Whom it speaks for, or what it is part of, and why. */
function SpeaksFor({ voice, whole, ground }: { readonly voice: Voice; readonly whole: Pick<Voice, "name">; readonly ground: Ground | undefined }): JSX.Element {
  return (
    <span class="speaks-for">
      {" "}
      · {voice.kind === "organisation" ? "part of" : "speaks for"} <bdi>{whole.name}</bdi>
      {ground?.because ? `, because ${ground.because}` : ""}
    </span>
  );
}
