/** The page as it was received, in a frame in which nothing runs and nothing is loaded. */
import type { JSX } from "preact";
import { resources } from "../../api/resources";
import type { Reading } from "./reading";

export function Original({ reading }: { readonly reading: Reading }): JSX.Element {
  const { page } = reading.ledger;
  return (
    <div class="original">
      <p class="faint">As it was received. Scripts are off, and nothing is loaded from elsewhere: pictures and styles of its site are missing.</p>
      <iframe title={`The original of ${page.title ?? "this page"}`} src={resources.original(page.id)} sandbox="" referrerpolicy="no-referrer" loading="lazy" />
    </div>
  );
}
