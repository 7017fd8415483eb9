/** The address ⇄ what one looks at. Everything that one looks at stands in the address, so that it can be sent, kept and gone back to. */
import { signal, type ReadonlySignal } from "@preact/signals";

/** Where one is: the segments of the path and what stands behind the "?". */
export interface Place {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** What a query is set to; null takes a name out. */
export type Changes = Readonly<Record<string, string | null>>;

export type How = "push" | "replace";

/** Read an address. Segments that are no valid escape stand as they are. */
export function placeOf(url: URL): Place {
  const path = url.pathname.split("/").filter(Boolean).map(unescaped);
  return { path, query: Object.fromEntries(url.searchParams) };
}

/** Write an address: `addressOf(["pages", id], { record: "C3" })`. Names whose value is null or "" are left out. */
export function addressOf(path: readonly string[], query: Changes = {}): string {
  const kept = Object.entries(query).filter((pair): pair is [string, string] => pair[1] != null && pair[1] !== "");
  const behind = new URLSearchParams(kept).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  const before = `/${path.map((segment) => encodeURIComponent(segment).replaceAll("%3A", ":")).join("/")}`;
  return behind ? `${before}?${behind}` : before;
}

/**
 * Hold a path against a pattern such as `/pages/:page` or `/accounts/:incident?`.
 *
 * Returns the named segments, or null where the path is another.
 */
export function matched(pattern: string, path: readonly string[]): Readonly<Record<string, string>> | null {
  const parts = pattern.split("/").filter(Boolean);
  if (path.length > parts.length) return null;
  const found: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const segment = path[at];
    if (!part.startsWith(":")) {
      if (segment !== part) return null;
    } else if (segment !== undefined) {
      found[part.slice(1).replace("?", "")] = segment;
    } else if (!part.endsWith("?")) {
      return null;
    }
  }
  return found;
}

const here = signal<Place>(placeOf(new URL(location.href)));

/** Where one is now. */
export const place: ReadonlySignal<Place> = here;

/** Go to an address of the desk. */
export function go(address: string, how: How = "push"): void {
  const next = new URL(address, location.href);
  if (how === "push" && next.href !== location.href) {
    rememberScroll();
    history.pushState({ scroll: 0 }, "", next);
  } else {
    history.replaceState(history.state, "", next);
  }
  here.value = placeOf(next);
}

/** Change what stands behind the "?" where one is, and stay there. */
export function ask(changes: Changes, how: How = "replace"): void {
  const { path, query } = here.peek();
  go(addressOf(path, { ...query, ...changes }), how);
}

/** Follow links of the desk without loading a page, and the browser's own back and forward. */
export function followLinks(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", (event: PopStateEvent) => {
    here.value = placeOf(new URL(location.href));
    const scroll = (event.state as { scroll?: number } | null)?.scroll ?? 0;
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, scroll)));
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link && followed(event, link)) {
      event.preventDefault();
      go(link.href);
    }
  });
}

function followed(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const ours = link.origin === location.origin && !link.pathname.startsWith("/api/");
  return plain && ours && !event.defaultPrevented && !link.target && !link.hasAttribute("download") && !samePageAnchor(link);
}

function samePageAnchor(link: HTMLAnchorElement): boolean {
  return link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
}

function rememberScroll(): void {
  history.replaceState({ scroll: scrollY }, "");
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
