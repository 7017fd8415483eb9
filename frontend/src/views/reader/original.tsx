/** The page as its capture shows it, or as it was received, in a frame in which nothing runs and nothing is loaded. */
import type { JSX } from "preact";
import { resources } from "../../api/resources";
import { isolated } from "../../marks/isolated";
import { momentInWords } from "../../marks/words";
import { ask } from "../../route";
import type { Reading } from "./reading";

interface Props {
  readonly reading: Reading;
  /** What the address asks for where there is a choice: "received" are the bytes alone. */
  readonly as: string;
}

export function Original({ reading, as }: Props): JSX.Element {
  const { page } = reading.ledger;
  const { captured, media_type } = reading.view.received;
  const isShown = captured !== null && isHtml(media_type ?? page.media_type) && as !== "received";
  return (
    <div class="original">
      {isShown ? (
        <p class="faint">
          As it was captured on {momentInWords(captured)}, with the pictures, styles and fonts that were captured with it. Scripts are off, and nothing is loaded from elsewhere.{" "}
          <button type="button" class="as-link" onClick={() => ask({ as: "received" })}>
            Show it as received
          </button>
        </p>
      ) : (
        <p class="faint">
          As it was received. Scripts are off, and nothing is loaded from elsewhere: pictures and styles of its site are missing.{" "}
          {captured !== null && as === "received" && (
            <button type="button" class="as-link" onClick={() => ask({ as: null })}>
              Show it as captured
            </button>
          )}
        </p>
      )}
      <iframe
        key={String(isShown)}
        title={`The original of ${isolated(page.title ?? "") || "this page"}`}
        src={isShown ? resources.shown(page.id) : resources.original(page.id)}
        sandbox=""
        referrerpolicy="no-referrer"
        loading="lazy"
      />
    </div>
  );
}

function isHtml(type: string | null | undefined): boolean {
  return type == null || /^(text\/html|application\/xhtml\+xml)\b/i.test(type);
}
