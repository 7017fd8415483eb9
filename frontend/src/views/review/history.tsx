/** Decisions as a list: who, what, when, why, and how each stands; each can be taken back. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Standing } from "../../api/records";
import { resources } from "../../api/resources";
import { momentInWords } from "../../marks/words";
import { addressOf } from "../../route";
import { takeBack } from "./deciding";
import { changeInWords, deedInWords, stateInWords, wordsOf } from "./standing";

/** The decisions about one record, or about it and another. */
export function History({ record, other }: { readonly record: string; readonly other?: string | undefined }): JSX.Element | null {
  const state = useResource(resources.decisions(record));
  if (state.is !== "ready") return null;
  const found = other === undefined ? state.data.decisions : state.data.decisions.filter((one) => one.record === other || one.other === other);
  if (found.length === 0) return null;
  return (
    <section class="review-history" aria-label="History of the record">
      <h3>History</h3>
      <ol>
        {[...found].reverse().map((standing) => (
          <StandingShown key={standing.decision.id} standing={standing} isAlone />
        ))}
      </ol>
    </section>
  );
}

export function StandingShown({ standing, isAlone = false }: { readonly standing: Standing; readonly isAlone?: boolean }): JSX.Element {
  const { decision, state, record } = standing;
  const changes = changeInWords(decision.verb === "correct" ? decision.change : null);
  return (
    <li class={`standing is-${state}`}>
      <p class="standing-deed">
        <b>
          <bdi>{decision.by}</bdi>
        </b>{" "}
        {deedInWords(standing)} <span class="faint">{momentInWords(decision.at)}</span>
      </p>
      {!isAlone && decision.verb !== "undo" && <Words standing={standing} />}
      {changes.length > 0 && (
        <ul class="standing-changes">
          {changes.map(([name, value]) => (
            <li key={name}>
              <span class="faint">{name}:</span> <bdi>{value}</bdi>
            </li>
          ))}
        </ul>
      )}
      {decision.why && (
        <p class="standing-why">
          <span class="faint">because</span> <bdi>{decision.why}</bdi>
        </p>
      )}
      <p class="standing-foot">
        <span class="standing-state">{stateInWords(state)}</span>
        {decision.act !== null && <span class="faint">one of several that are one act, and taken back together</span>}
        {!isAlone && record?.includes(":") && <a href={addressOf(["review"], { item: record })}>Look at it</a>}
        {state !== "undone" && (
          <button type="button" class="as-link" aria-label={`${decision.verb === "undo" ? "Redo what was taken back by" : "Undo"} decision ${decision.id}`} onClick={() => void takeBack(decision.id, decision.verb === "undo" ? "Holds again" : "Undone")}>
            {decision.verb === "undo" ? "Redo" : "Undo"}
          </button>
        )}
      </p>
    </li>
  );
}

function Words({ standing }: { readonly standing: Standing }): JSX.Element | null {
  const words = [standing.decision.target, standing.decision.other].map(wordsOf).filter(Boolean);
  if (words.length === 0) return null;
  return (
    <p class="standing-words">
      {words.map((one, at) => [at > 0 && <span class="faint"> and </span>, <q key={one} class="quoted" dir="auto">{one}</q>])}
    </p>
  );
}
