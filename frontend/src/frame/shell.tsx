/** The frame around every view: what case this is, where one can go, the search box, and what the desk has to say. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { caseTrouble, connected } from "../api/watch";
import { resources } from "../api/resources";
import { useResource } from "../api/kept";
import { Icon } from "../marks/icon";
import { counted } from "../marks/words";
import { addressOf, go, place } from "../route";
import { TakeAway } from "../take/take-away";
import { navigation, viewAt, type View } from "../views";
import { Boundary } from "./boundary";
import { KeyHelp, showKeys } from "./key-help";
import { useKeys } from "./keys";
import { Notes } from "./notes";
import { SearchBox } from "./search-box";
import { announce } from "./saying";
import { nextTheme, theme } from "./theme";
import { TOKEN_WANTED, TokenForm } from "./token";
import { ViewFrame } from "./view-frame";
import "./theme.css";
import "./shell.css";

export function Shell(): JSX.Element {
  const found = viewAt(place.value.path);
  const summary = useResource(resources.case());
  useKeys("Everywhere", [
    { keys: "?", does: "Show the keys", run: showKeys },
    ...navigation.map((view) => ({ keys: `g ${view.key ?? ""}`, does: view.title, run: () => go(startOf(view)) })),
  ]);
  if (summary.is === "failed" && summary.refusal.code === TOKEN_WANTED) return <TokenForm />;
  return (
    <>
      <a class="skip" href="#view">
        Skip to the view
      </a>
      <header class="shell-head">
        <CaseName />
        <Navigation current={found?.view ?? null} />
        <SearchBox />
        <Tools />
      </header>
      <Trouble />
      <Main found={found} />
      <Notes />
      <KeyHelp />
    </>
  );
}

function Trouble(): JSX.Element | null {
  const gone = connected.value ? "" : "The server does not answer. What is shown stays; the desk goes on as soon as it is back.";
  const refusal = caseTrouble.value;
  const said = gone || (refusal && `${refusal.message} ${refusal.advice}`);
  if (!said) return null;
  return (
    <p class="shell-gone" role="status">
      <Icon name="warn" /> <bdi>{said}</bdi>
    </p>
  );
}

function CaseName(): JSX.Element {
  const state = useResource(resources.case());
  const summary = state.is === "ready" ? state.data : null;
  return (
    <a class="shell-case" href="/" title={summary?.name}>
      <b>
        <bdi>{summary?.name ?? "Testigo"}</bdi>
      </b>
      {summary && <small>{counted(summary.pages, "page")}</small>}
    </a>
  );
}

function Navigation({ current }: { readonly current: View | null }): JSX.Element {
  const here = current?.under ?? current?.title;
  return (
    <nav class="shell-nav" aria-label="Views">
      <ul>
        {navigation.map((view) => (
          <li key={view.title}>
            <a href={startOf(view)} aria-current={view.title === here ? "page" : undefined}>
              {view.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tools(): JSX.Element {
  const now = theme.value;
  return (
    <div class="shell-tools">
      <TakeAway />
      <button type="button" class="button quiet" title={`Colours: ${now}`} aria-label={`Colours: ${now}. Change`} onClick={nextTheme}>
        <Icon name={now} />
      </button>
      <button type="button" class="button quiet" title="Keys (?)" aria-label="Show the keys" onClick={showKeys}>
        <Icon name="keys" />
      </button>
    </div>
  );
}

function Main({ found }: { readonly found: ReturnType<typeof viewAt> }): JSX.Element {
  const main = useRef<HTMLElement>(null);
  const { path, query } = place.value;
  const whole = addressOf(path);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (path.length === 0) go("/pages", "replace");
    if (seen.current !== null && seen.current !== whole) arrive(main.current, found?.view.title ?? "");
    seen.current = whole;
  }, [whole]);
  return (
    <main ref={main} id="view" tabIndex={-1}>
      <Boundary key={found?.view.stays ? found.view.title : whole} at={whole}>
        <ViewFrame found={found} query={query} empty={path.length === 0} />
      </Boundary>
    </main>
  );
}

/** Say where one has come to; the keyboard goes on from the top of the view. */
function arrive(main: HTMLElement | null, title: string): void {
  main?.focus({ preventScroll: true });
  scrollTo(0, 0);
  announce(title);
}

function startOf(view: View): string {
  return view.paths[0].replace(/\/:.*$/, "");
}
