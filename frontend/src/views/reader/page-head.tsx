/** What is known of the page: outlet, day and how it is known, authors, language, and what a reader must know. */
import type { JSX } from "preact";
import { Icon } from "../../marks/icon";
import { counted, dateInWords, evidenceInWords } from "../../marks/words";
import { ask } from "../../route";
import type { Reading } from "./reading";

interface Props {
  readonly reading: Reading;
  readonly asked: string;
  readonly hits: number;
}

export function PageHead({ reading, asked, hits }: Props): JSX.Element {
  const { page, claims, incidents } = reading.ledger;
  return (
    <header class="reader-head" lang="en">
      <p class="reader-outlet">
        <bdi>{page.outlet ?? reading.ledger.input}</bdi>
        {page.published ? (
          <span class="faint" title={`The day is ${evidenceInWords(page.published.evidence)}`}>
            {dateInWords(page.published.value)}
          </span>
        ) : (
          <span class="faint">no date found</span>
        )}
      </p>
      <p class="reader-facts">
        {[page.authors?.join(", "), page.agencies?.length ? `credits ${page.agencies.join(", ")}` : "", counted(claims.length, "claim"), counted(incidents.length, "incident")]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {asked && (
        <p class="reader-found" role="status">
          {hits > 0 ? (
            <>
              <mark>{counted(hits, "place")}</mark> with “<bdi>{asked}</bdi>”
            </>
          ) : (
            <>
              No place with “<bdi>{asked}</bdi>” in the text
            </>
          )}
          <button type="button" class="button quiet" aria-label="Take the highlight away" onClick={() => ask({ find: null, at: null })}>
            <Icon name="close" size={14} />
          </button>
        </p>
      )}
    </header>
  );
}
