/**
 * The derivation of independence as a small graph: tellings on the left, what they go through in the middle, origins on the right.
 *
 * Each origin is an item of a list that says the same in words; the lines between are drawn over it.
 */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Answer, Link, Telling } from "../../api/records";
import { dateInWords } from "../../marks/words";
import { derived, type Group } from "./derivation";
import { edgesOf, linesOf, type Line } from "./edges";
import type { Showing } from "./incident";
import { readerAt } from "./telling";

interface Props {
  readonly showing: Showing;
  readonly answer: Answer;
  readonly links: readonly Link[];
  /** Those of its tellings that stand in the open cell. */
  readonly here: readonly Telling[];
}

const GROUPS = 8;

export function DerivationShown({ showing, answer, links, here }: Props): JSX.Element {
  const { casting } = showing.table;
  const groups = useMemo(() => derived(answer, casting, links), [answer, casting, links]);
  const all = useSignal(false);
  const shown = all.value ? groups : groups.slice(0, GROUPS);
  return (
    <div class="accounts-graph">
      <p class="accounts-graph-heads" aria-hidden="true">
        <span>tellings</span>
        <span>through</span>
        <span>origins</span>
      </p>
      <ol aria-label={`${groups.length} independent origins`}>
        {shown.map((group, n) => (
          <GroupShown key={n} showing={showing} group={group} here={here} />
        ))}
      </ol>
      {shown.length < groups.length && (
        <button type="button" class="link" onClick={() => (all.value = true)}>
          {groups.length - shown.length} more origins
        </button>
      )}
    </div>
  );
}

const TELLINGS = 8;

function GroupShown({ showing, group, here }: { readonly showing: Showing; readonly group: Group; readonly here: readonly Telling[] }): JSX.Element {
  const box = useRef<HTMLLIElement>(null);
  const all = useSignal(false);
  const shown = all.value ? group.tellings : group.tellings.slice(0, TELLINGS);
  const hidden = group.tellings.length - shown.length;
  const edges = useMemo(() => edgesOf(shown.length, group.joints), [shown.length, group]);
  const lines = useLines(box, edges);
  return (
    <li ref={box} class="accounts-group">
      <ul aria-label="Tellings">
        {shown.map((telling, n) => (
          <li key={n} data-node={`t${n}`} class={here.includes(telling) ? "here" : undefined}>
            <TellingNode showing={showing} telling={telling} />
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <button type="button" class="link" onClick={() => (all.value = true)}>
              {hidden} more
            </button>
          </li>
        )}
      </ul>
      <ul aria-label="Through">
        {group.joints.map((joint, n) => (
          <li key={n} data-node={`j${n}`}>
            <b>{joint.head}</b> <span dir="auto">{joint.detail}</span>
          </li>
        ))}
      </ul>
      <p class="accounts-origin" data-node="o">
        <b>
          <bdi>{group.origin}</bdi>
        </b>{" "}
        <span>counts once</span>
      </p>
      <p class="accounts-why">{group.why}</p>
      <svg class="accounts-edges" aria-hidden="true">
        {lines.map(({ path, end }) => [<path key={path} d={path} />, <circle key={`${path}.`} cx={end.x} cy={end.y} r="2.5" />])}
      </svg>
    </li>
  );
}

function TellingNode({ showing, telling }: { readonly showing: Showing; readonly telling: Telling }): JSX.Element {
  const { casting } = showing.table;
  const card = casting.card(telling.page);
  return (
    <>
      <a href={readerAt(telling)}>
        <bdi>{casting.page(telling.page)}</bdi>
      </a>{" "}
      <small>
        {card?.published && `${dateInWords(card.published.slice(0, 10))}, `}
        {casting.own(telling) ? "own voice" : "has "}
        {!casting.own(telling) && <bdi>{casting.teller(telling)}</bdi>}
      </small>
    </>
  );
}

/** The lines between the nodes, drawn again whenever these are laid out in another way. */
function useLines(box: { readonly current: HTMLElement | null }, edges: ReturnType<typeof edgesOf>): readonly Line[] {
  const lines = useSignal<readonly Line[]>([]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const draw = (): void => {
      lines.value = linesOf(element, edges);
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    return () => watch.disconnect();
  }, [edges]);
  return lines.value;
}
