/** Beside the text of the reader: the chosen record accepted, rejected or corrected there, and the ways on into the review. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { PageView } from "../../api/records";
import { shortId } from "../../marks/page-address";
import { addressOf } from "../../route";
import { decide } from "./deciding";
import { RecordEditor, useSeen } from "./record-editor";

export function Correcting({ page, record }: { readonly page: PageView; readonly record: string }): JSX.Element {
  const open = useSignal(false);
  return (
    <details class="correcting" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>Accept, reject or correct it</summary>
      {open.value && <Opened page={page} record={record} />}
    </details>
  );
}

function Opened({ page, record }: { readonly page: PageView; readonly record: string }): JSX.Element {
  const seen = useSeen(page.ledger.page.id, record);
  const name = `${shortId(page.ledger.page.id)}:${record}`;
  const say = (verb: "accept" | "reject", did: string): void => void decide({ verb, record: name, did, ...seen });
  return (
    <>
      <RecordEditor page={page} record={record}>
        <div class="review-actions">
          <button type="button" class="button main" onClick={() => say("accept", "Accepted")}>
            It is right
          </button>
          <button type="button" class="button" onClick={() => say("reject", "Rejected")}>
            It is wrong
          </button>
        </div>
      </RecordEditor>
      <p class="review-further">
        <a href={addressOf(["review"], { item: name })}>Its history, and more ways to set it right</a>
      </p>
    </>
  );
}

/** The way from a page to adding what its reading missed. */
export function missedAddress(page: string): string {
  return addressOf(["review"], { show: "missed", page: shortId(page) });
}
