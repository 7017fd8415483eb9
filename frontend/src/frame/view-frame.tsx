/** Loads the code of a view when it is first gone to, and names the window after it. */
import { signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Refusal } from "../api/client";
import { Empty, Failed, Loading } from "../marks/states";
import type { Place } from "../route";
import type { View, ViewProps, viewAt } from "../views";

const loaded = new Map<View, ComponentType<ViewProps>>();
const naming = signal("");

/** Name the window after what a view shows: `useTitle(page.title)`. */
export function useTitle(title: string): void {
  useEffect(() => {
    naming.value = title;
    return () => (naming.value = "");
  }, [title]);
}

interface Props {
  readonly found: ReturnType<typeof viewAt>;
  readonly query: Place["query"];
  readonly empty: boolean;
}

export function ViewFrame({ found, query, empty }: Props): JSX.Element {
  useSignalEffect(() => {
    document.title = [naming.value, found?.view.title, "Testigo"].filter(Boolean).join(" · ");
  });
  if (empty) return <></>;
  if (!found) {
    return (
      <Empty title="There is nothing at this address">
        <p>
          The views are in the line above; <a href="/pages">the pages of the case</a> are a good place to start.
        </p>
      </Empty>
    );
  }
  return <Loaded view={found.view} at={found.at} query={query} />;
}

function Loaded({ view, at, query }: ViewProps & { readonly view: View }): JSX.Element {
  const fault = useSignal<Refusal | null>(null);
  const tries = useSignal(0);
  useEffect(() => {
    if (loaded.has(view)) return;
    view.load().then(
      (module) => {
        loaded.set(view, module.default);
        fault.value = null;
        tries.value += 1;
      },
      () => (fault.value = new Refusal("", "The view could not be loaded.", "See whether `testigo serve` still runs, then try again.", 0)),
    );
  }, [view, fault.value === null]);
  const Component = tries.value >= 0 ? loaded.get(view) : undefined;
  if (Component) return <Component at={at} query={query} />;
  if (fault.value) return <Failed refusal={fault.value} retry={() => (fault.value = null)} />;
  return <Loading what="The view is coming." />;
}
