/** The text of a page, block by block, with its records marked and its incidents and counts in the margin. */
import type { ComponentChild, JSX, Ref } from "preact";
import { memo } from "preact/compat";
import type { Block } from "../../api/records";
import { UNSURE } from "../../marks/confidence";
import { pageAddress } from "../../marks/page-address";
import { setAside, verb } from "../../marks/words";
import { ask, place } from "../../route";
import { Margin } from "./margin";
import type { Laid, Layer, Piece } from "./layers";
import type { Reading } from "./reading";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly ref: Ref<HTMLDivElement>;
  readonly reading: Reading;
  readonly blocks: readonly Laid[];
  readonly record: string;
  readonly hit: boolean;
}

/** Furniture that is folded away; bylines and credits stand where they are, greyed. */
const FOLDED: ReadonlySet<string> = new Set(["promotion", "teaser", "navigation", "notice", "comment"]);
const GREYED: ReadonlySet<string> = new Set([...FOLDED, "byline", "credit"]);

export function PageText({ ref, reading, blocks }: Props): JSX.Element {
  return (
    <div ref={ref} class="text-and-margin" onClick={choose}>
      <Blocks reading={reading} blocks={blocks} />
    </div>
  );
}

const Blocks = memo(function Blocks({ reading, blocks }: Pick<Props, "reading" | "blocks">): JSX.Element {
  const first = blocks.find(({ block }) => block.kind === "title")?.block;
  return (
    <>
      {!first && <h1 class="text title" dir="auto">{reading.ledger.page.title ?? reading.ledger.input}</h1>}
      {grouped(blocks).map((group) =>
        group.folded ? (
          <Folded key={group.of[0]?.block.start} reading={reading} blocks={group.of} />
        ) : (
          group.of.map((laid) => <Row key={laid.block.start} reading={reading} laid={laid} heading={laid.block === first} />)
        ),
      )}
    </>
  );
});

function grouped(blocks: readonly Laid[]): { folded: boolean; of: Laid[] }[] {
  const groups: { folded: boolean; of: Laid[] }[] = [];
  for (const laid of blocks) {
    const folded = FOLDED.has(laid.block.kind);
    const last = groups.at(-1);
    if (last?.folded === folded) last.of.push(laid);
    else groups.push({ folded, of: [laid] });
  }
  return groups;
}

function Folded({ reading, blocks }: Pick<Props, "reading" | "blocks">): JSX.Element {
  return (
    <details class="furniture">
      <summary lang="en">Set aside: {setAside(blocks.map(({ block }) => block.kind))}</summary>
      {blocks.map((laid) => (
        <Row key={laid.block.start} reading={reading} laid={laid} heading={false} />
      ))}
    </details>
  );
}

function Row({ reading, laid, heading }: { readonly reading: Reading; readonly laid: Laid; readonly heading: boolean }): JSX.Element {
  const { block, pieces, incidents, counts } = laid;
  const Tag = heading ? "h1" : "p";
  return (
    <div class="row">
      <Tag class={`text ${block.kind}${GREYED.has(block.kind) ? " greyed" : ""}`} dir="auto">
        {pieces.map((piece) => (
          <PieceShown key={piece.start} reading={reading} piece={piece} block={block} />
        ))}
      </Tag>
      {(incidents.length > 0 || counts.length > 0) && <Margin reading={reading} incidents={incidents} counts={counts} />}
    </div>
  );
}

function PieceShown({ reading, piece, block }: { readonly reading: Reading; readonly piece: Piece; readonly block: Block }): JSX.Element {
  const words: ComponentChild = reading.text.slice(piece.start, piece.end);
  const wrapped = [...piece.layers].reverse().reduce<ComponentChild>((inner, layer) => wrap(reading, layer, inner), words);
  return (
    <>
      {wrapped}
      {!GREYED.has(block.kind) && piece.ends.map((claim) => <Reference key={claim} reading={reading} id={claim} />)}
    </>
  );
}

function wrap(reading: Reading, layer: Layer, inner: ComponentChild): JSX.Element {
  const colour = reading.voiceOf.get(layer.record)?.colour ?? "party-none";
  switch (layer.kind) {
    case "claim": {
      const unsure = (reading.claims.get(layer.record)?.confidence ?? 1) < UNSURE ? " unsure" : "";
      return <span class={`said lane${layer.depth} ${colour}${unsure}`} data-record={layer.record}>{inner}</span>;
    }
    case "source":
      return <span class={`who ${colour}`} data-record={layer.record}>{inner}</span>;
    case "cue":
      return <span class="cue" data-record={layer.record}>{inner}</span>;
    case "hit":
      return <mark>{inner}</mark>;
    case "trigger":
    case "count":
      return <span class={layer.kind} data-record={layer.record}>{inner}</span>;
  }
}

/** The number of a claim after its last words: the way to it by keyboard, and its name for those who hear the page. */
function Reference({ reading, id }: { readonly reading: Reading; readonly id: string }): JSX.Element {
  const voice = reading.voiceOf.get(id);
  const claim = reading.claims.get(id);
  const said = claim ? `${isolated(voice?.name ?? "No one named")}: ${verb(claim.act, voice !== undefined)}` : "";
  return (
    <a class={`ref ${voice?.colour ?? "party-none"}`} href={pageAddress(reading.ledger.page.id, { record: id })} data-record={id} aria-label={`Claim ${id.replace(/^C/, "")}. ${said}`}>
      {id.replace(/^C/, "")}
    </a>
  );
}

/** Choose the innermost record under the pointer; where it is chosen already, the one around it. */
function choose(event: MouseEvent): void {
  if (getSelection()?.isCollapsed === false) return; // words are being selected
  const records: string[] = [];
  for (let at = event.target instanceof Element ? event.target : null; at; at = at.parentElement) {
    const record = at instanceof HTMLElement ? at.dataset.record : undefined;
    if (record !== undefined && !records.includes(record)) records.push(record);
    if (at === event.currentTarget) break;
  }
  if (records.length === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault(); // the number of a claim is a link, which need not be followed
  const now = records.indexOf(place.peek().query.record ?? "");
  ask({ record: records[(now + 1) % records.length] ?? null, beside: null });
}
