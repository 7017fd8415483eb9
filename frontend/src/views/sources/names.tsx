/** What pages call a party, and every place where they do. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import type { CalledBy, Party } from "../../api/records";
import { resources } from "../../api/resources";
import { pageAddress } from "../../marks/page-address";
import { Shown } from "../../marks/states";
import { number } from "../../marks/words";
import { ask } from "../../route";
import { outletOf, type Card } from "./statements";
import { isolated } from "../../marks/isolated";

type Called = CalledBy["called"][number];

interface Props {
  readonly party: Party;
  readonly cards: ReadonlyMap<string, Card>;
  /** The words of which the places are shown. */
  readonly chosen: string | null;
}

/** Names of a kind that are shown at once. */
const FIRST = 12;
/** Pages on which places are shown, at most. */
const MOST = 60;
const KINDS: Readonly<Record<Called["kind"], string>> = { name: "By name", description: "By description", pronoun: "By pronoun" };

export function Names({ party, cards, chosen }: Props): JSX.Element {
  const from = resources.called(party.id);
  const state = useResource(from);
  return (
    <Shown state={state} from={from} what="The names are coming.">
      {({ called }) =>
        called.length === 0 ? (
          <p class="faint">No page names it within its text.</p>
        ) : (
          <>
            {(Object.keys(KINDS) as Called["kind"][]).map((kind) => (
              <OfKind key={kind} kind={kind} called={called.filter((one) => one.kind === kind)} cards={cards} chosen={chosen} />
            ))}
          </>
        )
      }
    </Shown>
  );
}

function OfKind({ kind, called, cards, chosen }: Pick<Props, "cards" | "chosen"> & { readonly kind: Called["kind"]; readonly called: readonly Called[] }): JSX.Element | null {
  const whole = useSignal(false);
  if (called.length === 0) return null;
  const open = called.find((one) => one.words === chosen);
  return (
    <div class="names">
      <h3 class="faint">{KINDS[kind]}</h3>
      <ul>
        {called.slice(0, whole.value ? called.length : FIRST).map((one) => (
          <li key={one.words}>
            <button type="button" aria-expanded={one === open} onClick={() => ask({ name: one === open ? null : one.words })}>
              <span class="quoted" dir="auto">
                {one.words}
              </span>{" "}
              <small>{number(one.places.length)}</small>
            </button>
          </li>
        ))}
        {called.length > FIRST && !whole.value && (
          <li>
            <button type="button" class="faint" onClick={() => (whole.value = true)}>
              {number(called.length - FIRST)} more
            </button>
          </li>
        )}
      </ul>
      {open && <Places called={open} cards={cards} />}
    </div>
  );
}

function Places({ called, cards }: { readonly called: Called; readonly cards: Props["cards"] }): JSX.Element {
  const pages = [...new Set(called.places.map((place) => place.page))];
  return (
    <ul class="names-places" aria-label={`Where “${isolated(called.words)}” stands`}>
      {pages.slice(0, MOST).map((page) => (
        <li key={page}>
          <bdi>{outletOf(page, cards)}</bdi>{" "}
          {called.places
            .filter((place) => place.page === page)
            .map(({ start, end }, at) => (
              <a key={start} href={pageAddress(page, { at: `${start}-${end}` })} aria-label={`Place ${at + 1} in ${isolated(outletOf(page, cards))}`}>
                {at + 1}
              </a>
            ))}
        </li>
      ))}
      {pages.length > MOST && <li class="faint">and on {number(pages.length - MOST)} more pages</li>}
    </ul>
  );
}
