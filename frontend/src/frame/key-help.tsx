/** The list of keys, shown on "?". */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../marks/icon";
import { keysInUse } from "./keys";

const open = signal(false);

export function showKeys(): void {
  open.value = true;
}

export function KeyHelp(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const wanted = open.value;
  useEffect(() => {
    if (wanted) dialog.current?.showModal();
    else dialog.current?.close();
  }, [wanted]);
  const close = (): void => {
    open.value = false;
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="key-help-title"
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {wanted && (
        <div class="key-help">
          <header>
            <h2 id="key-help-title">Keys</h2>
            <button type="button" class="button quiet" aria-label="Close the list of keys" onClick={close}>
              <Icon name="close" />
            </button>
          </header>
          <div class="key-groups">
            {[...keysInUse.value].reverse().map((group) => (
              <section key={group.name}>
                <h3>{group.name}</h3>
                <dl>
                  {group.uses.map((use) => [
                    <dt key={use.keys}>
                      {use.keys.split(" ").map((key, at) => [at > 0 && " then ", <kbd key={key}>{named(key)}</kbd>])}
                    </dt>,
                    <dd key={use.does}>{use.does}</dd>,
                  ])}
                </dl>
              </section>
            ))}
          </div>
        </div>
      )}
    </dialog>
  );
}

function named(key: string): string {
  return { Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" }[key] ?? key;
}
