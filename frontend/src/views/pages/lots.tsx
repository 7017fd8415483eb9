/** How far the pages are that are being added, and what became of each. */
import type { JSX } from "preact";
import { Icon } from "../../marks/icon";
import { isolated } from "../../marks/isolated";
import { pageAddress } from "../../marks/page-address";
import { counted } from "../../marks/words";
import type { Added } from "../../api/records";
import { forget, goOn, inOneLine, lots, stop, type Lot } from "./adding";

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
  const over = lot.state !== "sending" && lot.state !== "reading";
  return (
    <li class={`lot ${lot.state}`}>
      <div class="lot-head">
        <bdi class="lot-name">{lot.name}</bdi>
        <span class="faint">{said(lot)}</span>
        {lot.state === "reading" && (lot.of ?? 0) > 1 && (
          <button type="button" class="button quiet" onClick={() => void stop(lot)}>
            Stop
          </button>
        )}
        {lot.state === "stopped" && (
          <button type="button" class="button" onClick={() => void goOn(lot)}>
            Go on
          </button>
        )}
        {over && (
          <button type="button" class="button quiet" aria-label={`Put away: ${isolated(lot.name)}`} onClick={() => forget(lot.id)}>
            <Icon name="close" size={14} />
          </button>
        )}
      </div>
      {!over && <progress aria-label={`Adding ${isolated(lot.name)}`} max={lot.of ?? 1} value={lot.of === null || lot.state === "sending" ? undefined : lot.pages.length} />}
      {lot.now && <small class="lot-now">{lot.now.split("/").pop()}</small>}
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
  if (lot.state === "refused") return "not added";
  return lot.state === "done" ? inOneLine(lot.pages) : `stopped; ${inOneLine(lot.pages)}`;
}

const OUTCOMES: Readonly<Record<Added["outcome"], string>> = {
  added: "added",
  known: "in the case already",
  version: "another version of a page",
  read: "read anew",
  failed: "not read",
};

function BecameShown({ page }: { readonly page: Added }): JSX.Element {
  const name = page.input.includes("://") ? page.input : (page.input.split("/").pop() ?? page.input);
  return (
    <li class={page.outcome}>
      <bdi>{page.page ? <a href={pageAddress(page.page)}>{name}</a> : name}</bdi>
      <span>
        {OUTCOMES[page.outcome]}
        {page.failure && `: ${page.failure.error.message} (${page.failure.error.code})`}
      </span>
      {page.outcome !== "failed" && page.outcome !== "known" && (
        <span class="faint">
          {counted(page.claims, "claim")}, {counted(page.incidents, "incident")}
        </span>
      )}
    </li>
  );
}
