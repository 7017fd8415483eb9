/** Asks for the token of a desk that other machines reach. The browser keeps a cookie for it that no script can read. */
import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { post, Refusal } from "../api/client";
import { resources } from "../api/resources";

/** The code with which the server asks for its token. */
export const TOKEN_WANTED = "T604";

export function TokenForm(): JSX.Element {
  const refused = useSignal("");
  const give = async (token: string): Promise<void> => {
    try {
      await post(resources.session(), { token });
      location.reload();
    } catch (error) {
      refused.value = error instanceof Refusal ? error.message : "The token could not be given.";
    }
  };
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get("token");
        if (typeof given === "string") void give(given);
      }}
    >
      <h1>This desk asks for its token</h1>
      <p class="faint">Whoever started it knows the token: it is what stands after --token, or in TESTIGO_TOKEN.</p>
      <label for="token">Token</label>
      <input id="token" name="token" type="password" required autocomplete="current-password" aria-invalid={refused.value !== ""} aria-describedby="token-refused" />
      <p id="token-refused" class="token-refused" role="alert">
        {refused.value}
      </p>
      <button type="submit" class="button main">
        Open the case
      </button>
    </form>
  );
}
