/** How many independent origins stand behind an answer: as a number, and as marks that are filled where it is corroborated. */
import type { JSX } from "preact";
import { counted } from "../../marks/words";

const MOST = 5;
const STEP = 8;

interface Props {
  readonly n: number;
  readonly threshold: number;
}

export function Origins({ n, threshold }: Props): JSX.Element {
  const enough = n >= threshold;
  const drawn = Math.min(n, MOST);
  return (
    <span class={`accounts-origins${enough ? " enough" : ""}`}>
      {n > 0 && (
        <svg width={drawn * STEP} height={STEP} viewBox={`0 0 ${drawn * STEP} ${STEP}`} aria-hidden="true">
          {Array.from({ length: drawn }, (_, at) => (
            <circle key={at} cx={at * STEP + 4} cy={4} r={enough ? 3 : 2.5} />
          ))}
        </svg>
      )}
      {n === 0 ? "only denied" : counted(n, "origin")}
      {enough && <span class="unseen">, corroborated</span>}
    </span>
  );
}
