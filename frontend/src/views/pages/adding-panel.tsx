/** The ways to add pages: files, an address, a text; and how far they are read. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { addFiles, addText, addUrl } from "./adding";
import { Lots } from "./lots";

type Way = "files" | "url" | "text";
const WAYS: readonly (readonly [Way, string])[] = [["files", "Files"], ["url", "Web address"], ["text", "Text"]];

export function Adding(): JSX.Element {
  const way = useSignal<Way>("files");
  return (
    <section class="adding" aria-label="Add pages">
      <div class="ways" role="tablist" aria-label="From where">
        {WAYS.map(([one, name]) => (
          <button key={one} type="button" role="tab" id={`way-${one}`} aria-selected={way.value === one} aria-controls="way-panel" tabIndex={way.value === one ? 0 : -1} onClick={() => (way.value = one)} onKeyDown={(event) => turn(event, way.value, (to) => (way.value = to))}>
            {name}
          </button>
        ))}
      </div>
      <div id="way-panel" role="tabpanel" aria-labelledby={`way-${way.value}`}>
        {way.value === "files" && <Files />}
        {way.value === "url" && <Address />}
        {way.value === "text" && <Text />}
      </div>
      <Lots />
    </section>
  );
}

function turn(event: KeyboardEvent, from: Way, to: (way: Way) => void): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const at = WAYS.findIndex(([way]) => way === from);
  const next = WAYS[(at + by + WAYS.length) % WAYS.length];
  if (!next) return;
  to(next[0]);
  document.getElementById(`way-${next[0]}`)?.focus();
}

function Files(): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="way-files">
      <p>Drop files anywhere in this window, or</p>
      <button type="button" class="button main" onClick={() => field.current?.click()}>
        Choose files
      </button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        accept=".html,.htm,.xhtml,.mhtml,.mht,.txt,.md,.pdf,.jsonl"
        onChange={(event) => {
          void addFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <small>Saved web pages (HTML, MHTML), PDF with a text layer, plain text, Markdown, lists of articles (JSONL)</small>
    </div>
  );
}

function Address(): JSX.Element {
  return (
    <form
      class="way-url"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const url = valueOf(form, "url");
        void addUrl(url, valueOf(form, "capture") === "on").then((taken) => {
          if (taken) form.reset();
        });
      }}
    >
      <label for="add-url">Address of a page</label>
      <div class="in-line">
        <input id="add-url" name="url" type="url" required placeholder="https://" autocomplete="off" spellcheck={false} />
        <button type="submit" class="button main">
          Fetch and add
        </button>
      </div>
      <label class="capture">
        <input type="checkbox" name="capture" /> Capture it with its pictures, styles and fonts
      </label>
      <small>
        The page is fetched from this machine, once, and nothing else on it is loaded. A capture asks every site that the page is put together from, keeps to their robots.txt, and may take half a minute; no script runs.
      </small>
    </form>
  );
}

function Text(): JSX.Element {
  return (
    <form
      class="way-text"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const names = ["text", "title", "outlet", "url", "published"] as const;
        const given = Object.fromEntries(names.map((name) => [name, valueOf(form, name)])) as Record<(typeof names)[number], string>;
        void addText(given).then((taken) => {
          if (taken) form.reset();
        });
      }}
    >
      <label>
        Text of the article
        <textarea name="text" required dir="auto" rows={8} />
      </label>
      <div class="facts-fields">
        <label>
          Title <input name="title" dir="auto" autocomplete="off" />
        </label>
        <label>
          Outlet <input name="outlet" dir="auto" autocomplete="off" />
        </label>
        <label>
          Published <input name="published" type="date" />
        </label>
        <label>
          Web address <input name="url" type="url" autocomplete="off" spellcheck={false} />
        </label>
      </div>
      <div class="in-line">
        <button type="submit" class="button main">
          Add this text
        </button>
        <small>Title, outlet and day may be left open; days such as “Thursday” are worked out only from a day of publication.</small>
      </div>
    </form>
  );
}

function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}
