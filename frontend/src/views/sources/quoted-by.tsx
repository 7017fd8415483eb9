/** Which outlets give the words of a party, and how much of it in its own. */
import type { JSX } from "preact";
import { counted, number } from "../../marks/words";
import { ask } from "../../route";
import type { Quoting } from "./statements";

const FIRST = 12;

export function QuotedBy({ quoting, chosen }: { readonly quoting: readonly Quoting[]; readonly chosen: string }): JSX.Element {
  const most = Math.max(...quoting.map((one) => one.claims));
  return (
    <>
      <p class="faint quoted-key">
        <span class="quoted-sample" aria-hidden="true" /> in its own words <span class="quoted-sample told" aria-hidden="true" /> told in others
      </p>
      <ol class="quoted-by">
        {quoting.slice(0, FIRST).map((one) => (
          <li key={one.outlet}>
            <button type="button" aria-pressed={one.outlet === chosen} onClick={() => ask({ outlet: one.outlet === chosen ? null : one.outlet })}>
              <bdi>{one.outlet}</bdi>
              <span class="unseen">: {counted(one.claims, "claim")}, {one.quoted} in its own words</span>
              <b aria-hidden="true">{number(one.claims)}</b>
            </button>
            <Bar quoted={one.quoted / most} told={(one.claims - one.quoted) / most} />
          </li>
        ))}
      </ol>
      {quoting.length > FIRST && <p class="faint">and {counted(quoting.length - FIRST, "more outlet")}</p>}
    </>
  );
}

function Bar({ quoted, told }: { readonly quoted: number; readonly told: number }): JSX.Element {
  return (
    <span class="quoted-bar" aria-hidden="true">
      <span class="quoted-sample" style={{ inlineSize: `${quoted * 100}%` }} />
      <span class="quoted-sample told" style={{ inlineSize: `${told * 100}%` }} />
    </span>
  );
}
