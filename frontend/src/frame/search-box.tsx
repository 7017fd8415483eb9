/** The field in the header from which everything is searched. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../marks/icon";
import { addressOf, go, place } from "../route";
import { useKeys } from "./keys";

export function SearchBox(): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const { path, query } = place.value;
  const asked = path[0] === "search" ? (query.q ?? "") : "";
  useEffect(() => {
    if (field.current && path[0] === "search") field.current.value = asked;
  }, [asked, path[0]]);
  useKeys("Everywhere", [{ keys: "/", does: "Search", run: () => field.current?.select() }]);
  return (
    <form
      class="shell-find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const words = field.current?.value.trim() ?? "";
        const filters = path[0] === "search" ? query : {};
        if (words) go(addressOf(["search"], { ...filters, q: words }));
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        name="q"
        aria-label="Search pages and claims"
        placeholder="Search pages and claims"
        autocomplete="off"
        spellcheck={false}
        defaultValue={asked}
        onKeyDown={(event) => {
          if (event.key === "Escape") field.current?.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
