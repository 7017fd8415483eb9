/** What stands where there is nothing to show: it is on its way, there is none, or it was refused. */
import type { ComponentChildren, JSX } from "preact";
import type { Refusal } from "../api/client";
import { again, type State } from "../api/kept";
import { Icon } from "./icon";
import "./states.css";

/** Say that something is on its way. It appears only after a moment, since most answers are there before. */
export function Loading({ what }: { readonly what: string }): JSX.Element {
  return (
    <p class="state loading" role="status">
      {what}
    </p>
  );
}

/** Say that there is nothing, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }): JSX.Element {
  return (
    <div class="state empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Say that something was refused: why, what to do, and a way to try again. */
export function Failed({ refusal, retry }: { readonly refusal: Refusal; readonly retry?: (() => void) | undefined }): JSX.Element {
  return (
    <div class="state failed" role="alert">
      <h2>
        <Icon name="warn" /> <bdi>{refusal.message}</bdi>
      </h2>
      <p>
        {refusal.advice} {refusal.code && <span class="faint nowrap">({refusal.code})</span>}
      </p>
      {retry && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Show a resource once it is there; until then, and where it was refused, say so. */
export function Shown<T>(props: {
  readonly state: State<T>;
  /** Where it comes from, to try again. */
  readonly from?: string | null;
  /** What is loading, in words: "The pages are coming." */
  readonly what: string;
  readonly children: (data: T) => ComponentChildren;
}): JSX.Element {
  const { state, from, what, children } = props;
  if (state.is === "loading") return <Loading what={what} />;
  if (state.is === "failed") return <Failed refusal={state.refusal} retry={from ? () => again(from) : undefined} />;
  return <>{children(state.data)}</>;
}
