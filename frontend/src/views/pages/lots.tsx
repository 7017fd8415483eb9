/** How far the pages are that are being added, and what became of each. */
import type { JSX } from "preact";
import { Icon } from "../../marks/icon";
import { pageAddress } from "../../marks/page-address";
import { counted } from "../../marks/words";
import { forget, inOneLine, lots, type Became, type Lot } from "./adding";

export function Lots(): JSX.Element | null {
  if (lots.value.length === 0) return null;
  return (
    <ul class="lots">
      {lots.value.map((lot) => (
        <LotShown key={lot.id} lot={lot} />
      ))}
    </ul>
  );
}

function LotShown({ lot }: { readonly lot: Lot }): JSX.Element {
  const over = lot.state === "done" || lot.state === "refused";
  return (
    <li class={`lot ${lot.state}`}>
      <div class="lot-head">
        <bdi class="lot-name">{lot.name}</bdi>
        <span class="faint">{said(lot)}</span>
        {over && (
          <button type="button" class="button quiet" aria-label={`Put away: ${lot.name}`} onClick={() => forget(lot.id)}>
            <Icon name="close" size={14} />
          </button>
        )}
      </div>
      {!over && <progress aria-label={`Adding ${lot.name}`} max={lot.of ?? 1} value={lot.of === null || lot.state === "sending" ? undefined : lot.pages.length} />}
      {lot.refusal && (
        <p class="lot-refusal" role="alert">
          <bdi>{lot.refusal.message}</bdi> {lot.refusal.advice}
        </p>
      )}
      {lot.pages.length > 0 && (
        <ol class="became">
          {[...lot.pages].reverse().slice(0, SHOWN).map((page) => (
            <BecameShown key={page.input} page={page} />
          ))}
        </ol>
      )}
    </li>
  );
}

const SHOWN = 200;

function said(lot: Lot): string {
  if (lot.state === "sending") return "being sent";
  if (lot.state === "reading") return lot.of === null ? `${counted(lot.pages.length, "page")} read` : `${lot.pages.length} of ${lot.of} read`;
  return lot.state === "done" ? inOneLine(lot.pages) : "not added";
}

const OUTCOMES: Readonly<Record<Became["outcome"], string>> = {
  added: "added",
  known: "in the case already",
  version: "another version of a page",
  read: "read anew",
  failed: "not read",
};

function BecameShown({ page }: { readonly page: Became }): JSX.Element {
  const name = page.input.split("/").pop() ?? page.input;
  return (
    <li class={page.outcome}>
      <bdi>{page.page ? <a href={pageAddress(page.page)}>{name}</a> : name}</bdi>
      <span>
        {OUTCOMES[page.outcome]}
        {page.reason && `: ${page.reason}`}
      </span>
      {page.outcome !== "failed" && page.outcome !== "known" && (
        <span class="faint">
          {counted(page.claims, "claim")}, {counted(page.incidents, "incident")}
        </span>
      )}
    </li>
  );
}
