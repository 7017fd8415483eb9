/** What stands beside the text: what is known of the page, the chosen record, the page as it was received, its versions. */
import type { JSX } from "preact";
import { Icon } from "../../marks/icon";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { Original } from "./original";
import { PageFacts } from "./page-facts";
import { RecordShown } from "./record";
import type { Reading } from "./reading";
import { Versions } from "./versions";

export type Beside = "page" | "record" | "original" | "versions";

/** What the address asks to see beside the text. */
export function panelOf(query: ViewProps["query"]): Beside {
  const { beside, record } = query;
  if (beside === "page" || beside === "original" || beside === "versions") return beside;
  return record ? "record" : "page";
}

export function Panel({ reading, query }: { readonly reading: Reading; readonly query: ViewProps["query"] }): JSX.Element {
  const now = panelOf(query);
  const { record = "" } = query;
  const tabs: readonly (readonly [Beside, string])[] = [
    ["page", "This page"],
    ...(record ? ([["record", recordName(record)]] as const) : []),
    ["original", "Original"],
    ["versions", reading.view.versions.length > 1 ? `Versions (${reading.view.versions.length})` : "Versions"],
  ];
  return (
    <aside class="panel" aria-label="Beside the text">
      <div class="panel-tabs">
        {tabs.map(([one, name]) => (
          <button key={one} type="button" aria-pressed={one === now} onClick={() => ask({ beside: one === "record" || (one === "page" && !record) ? null : one })}>
            {name}
          </button>
        ))}
        {(record || now !== "page") && (
          <button type="button" class="panel-close" aria-label="Close" onClick={() => ask({ record: null, beside: null })}>
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="panel-body" tabIndex={0} role="region" aria-label={tabs.find(([one]) => one === now)?.[1]}>
        {now === "page" && <PageFacts reading={reading} party={query.party ?? ""} />}
        {now === "record" && <RecordShown reading={reading} record={record} />}
        {now === "original" && <Original reading={reading} as={query.as ?? ""} />}
        {now === "versions" && <Versions reading={reading} />}
      </div>
    </aside>
  );
}

function recordName(record: string): string {
  if (/^C\d/.test(record)) return `Claim ${record.slice(1)}`;
  return /^I\d/.test(record) ? `Incident ${record.slice(1)}` : "Count";
}
