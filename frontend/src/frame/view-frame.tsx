/** Loads the code of a view when it is first gone to, and names the window after it. */
import { signal, useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Refusal } from "../api/client";
import { look } from "../api/kept";
import { Empty, Failed, Loading } from "../marks/states";
import type { Place } from "../route";
import { views, type View, type viewAt, type ViewProps } from "../views";

const loaded = new Map<View, ComponentType<ViewProps>>();
const naming = signal("");

/** Name the window after what a view shows: `useTitle(isolated(page.title))`. */
export function useTitle(title: string): void {
  useEffect(() => {
    naming.value = title;
    return () => (naming.value = "");
  }, [title]);
}

async function code(view: View): Promise<void> {
  if (!loaded.has(view)) loaded.set(view, (await view.load()).default);
}

/** Load the code of all other views, one after the other. One that does not come is asked for again when it is gone to. */
async function loadOthers(): Promise<void> {
  for (const view of views) await code(view).catch(() => undefined);
}

const IDLE = 400;

/** Run something when the page has nothing to do; Safari, which does not tell, after a moment. */
function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 10 * IDLE });
  else setTimeout(run, IDLE);
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
    view.begins?.().forEach(look);
    code(view).then(
      () => {
        fault.value = null;
        tries.value += 1;
        whenIdle(() => void loadOthers());
      },
      () => (fault.value = new Refusal("", "The view could not be loaded.", "See whether `testigo serve` still runs, then try again.", 0)),
    );
  }, [view, fault.value === null]);
  const Component = tries.value >= 0 ? loaded.get(view) : undefined;
  if (Component) return <Component at={at} query={query} />;
  if (fault.value) return <Failed refusal={fault.value} retry={() => (fault.value = null)} />;
  return <Loading what="The view is coming." />;
}
