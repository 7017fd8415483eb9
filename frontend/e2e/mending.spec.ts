/** What was read wrongly is set right: other words, another source, parties and incidents joined and parted, and what was missed; each is one act with one way back. */
import { expect, open, test, type Locator, type Page } from "./desk";
import type { Served } from "./served";

test.use({ writes: true });

test("another source is picked by keys alone: the reader shows whose claim it is, and its history who said so and why", async ({ page, desk }) => {
  const where = await desk.page("radio-ismer.html", "?record=C2");
  await open(page, `/review?item=${await recordOf(desk, "radio-ismer.html", "C2")}`);
  const source = page.getByLabel("Who that is");
  await source.waitFor();
  const before = await source.inputValue();
  const options = await source.locator("option").evaluateAll((all) => all.map((one) => ({ value: (one as HTMLOptionElement).value, words: one.textContent })));
  const other = options.find((one) => one.value !== "" && one.value !== before && one.words.includes("(person)"));
  if (!other) throw new Error("the page names nobody else");
  await page.keyboard.press("b");
  await page.keyboard.type("she told me so herself");
  await page.keyboard.press("Enter");
  await tabTo(page, source);
  await page.keyboard.type(other.words.slice(0, 12)); // as one picks from a menu without a pointer
  await expect(source).toHaveValue(other.value);
  await page.keyboard.press("Control+Enter");
  await expect(noteOf(page, "Corrected")).toBeVisible();
  await open(page, where);
  await expect(page.locator(".panel")).toContainText(other.words.replace(/ \(.*/, ""));
  await page.getByText("Accept, reject or correct it").click();
  await page.getByRole("link", { name: "Its history, and more ways" }).click();
  const history = page.getByRole("region", { name: "History of the record" });
  await expect(history).toContainText("Ana Ferro");
  await expect(history).toContainText("she told me so herself");
  await history.getByRole("button", { name: /^Undo decision/ }).click();
  await expect(history).toContainText("undone");
  await expect(page.getByLabel("Who that is")).toHaveValue(before);
});

test("words are selected with the pointer and made the source", async ({ page, desk }) => {
  await open(page, `/review?item=${await recordOf(desk, "radio-ismer.html", "C2")}`);
  await page.getByLabel("Who that is").waitFor();
  await selectWord(page, page.locator(".marked-text"));
  const uses = page.getByRole("group", { name: "Use the selected words" });
  const picked = await uses.locator("bdi").innerText();
  await uses.getByRole("button", { name: "Source", exact: true }).click();
  await expect(page.locator("button.words.part-source")).toHaveText(picked);
  await page.getByRole("button", { name: /^Save the correction/ }).click();
  await expect(noteOf(page, "Corrected")).toBeVisible();
  const { ledger } = await desk.get<{ ledger: Ledger }>(`/pages/${(await desk.page("radio-ismer.html")).replace("/pages/", "")}`);
  const source = ledger.claims.find((claim) => claim.id === "C2")?.source;
  expect(Array.from(ledger.page.text).slice(source?.start, source?.end).join("")).toBe(picked);
});

test("words are picked by the arrows and made the cue", async ({ page, desk }) => {
  await open(page, `/review?item=${await recordOf(desk, "radio-ismer.html", "C2")}`);
  await page.getByLabel("Who that is").waitFor();
  await page.keyboard.press("w");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const uses = page.getByRole("group", { name: "Use the selected words" });
  await expect(uses.locator("bdi")).toHaveText(/\S\s+\S/);
  const cue = uses.getByRole("button", { name: "Cue", exact: true });
  await tabTo(page, cue);
  await page.keyboard.press("Enter");
  await expect(page.locator(".changed-mark")).toHaveText("changed");
  await page.keyboard.press("Escape"); // lets go of the words
  await page.keyboard.press("Control+Enter");
  await expect(noteOf(page, "Corrected")).toBeVisible();
});

test("an incident is taken apart by keys, and one undo puts it together again", async ({ page, desk }) => {
  const found = await ofSeveralWords(desk);
  await open(page, `/review?item=${found.record}&apart=1`);
  const shares = page.getByRole("group", { name: "Words of the incident" });
  const second = shares.locator("fieldset").filter({ hasText: "Trigger" }).last().getByRole("radio", { name: "the second" });
  await shares.locator("fieldset").filter({ hasText: "Trigger" }).last().getByRole("radio", { name: "the first" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeChecked();
  const save = page.getByRole("button", { name: "Take it apart" });
  await tabTo(page, save);
  await page.keyboard.press("Enter");
  await expect(noteOf(page, "Taken apart")).toHaveCount(1);
  await expect(page.locator(".note")).toHaveCount(1);
  expect(await incidentsOn(desk, found.page)).toBe(found.incidents + 1);
  await page.keyboard.press("u");
  await expect(noteOf(page, "Undone")).toBeVisible();
  expect(await incidentsOn(desk, found.page)).toBe(found.incidents);
  await noteOf(page, "Undone").getByRole("button", { name: "Redo" }).click();
  await expect(noteOf(page, "Holds again")).toBeVisible();
  expect(await incidentsOn(desk, found.page)).toBe(found.incidents + 1);
});

test("where a step of an act is refused nothing is written, and the reason is told", async ({ page, desk, faults }) => {
  faults.allow(/status of 400/);
  const found = await ofSeveralWords(desk);
  await page.route("**/api/v1/acts", async (route) => {
    const asked = route.request().postDataJSON() as { steps: { verb: string; fields: object }[] };
    const steps = asked.steps.map((step) => (step.verb === "add" ? { ...step, fields: { ...step.fields, type: "picnic" } } : step));
    await route.continue({ postData: { ...asked, steps } });
  });
  await open(page, `/review?item=${found.record}&apart=1`);
  const shares = page.getByRole("group", { name: "Words of the incident" });
  await shares.locator("fieldset").filter({ hasText: "Trigger" }).last().getByRole("radio", { name: "the second" }).check();
  await page.getByRole("button", { name: "Take it apart" }).click();
  await expect(page.locator(".note.failed")).toContainText("step 2 of");
  expect(await incidentsOn(desk, found.page)).toBe(found.incidents);
  expect((await desk.get<{ decisions: unknown[] }>("/decisions")).decisions).toEqual([]);
});

test("in the list of decisions an act says that it is one, and undoing one of its decisions takes all of it back", async ({ page, desk }) => {
  const found = await ofSeveralWords(desk);
  await open(page, `/review?item=${found.record}&apart=1`);
  const shares = page.getByRole("group", { name: "Words of the incident" });
  await shares.locator("fieldset").filter({ hasText: "Trigger" }).last().getByRole("radio", { name: "the second" }).check();
  await page.getByRole("button", { name: "Take it apart" }).click();
  await expect(noteOf(page, "Taken apart")).toBeVisible();
  await open(page, "/review?show=decided");
  const rows = page.locator(".decided-list .standing");
  const many = await rows.count();
  expect(many).toBeGreaterThan(1);
  await expect(rows.filter({ hasText: "one of several that are one act" })).toHaveCount(many);
  await rows.last().getByRole("button", { name: /^Undo decision/ }).click();
  await expect(noteOf(page, "Undone")).toBeVisible();
  await expect(page.locator(".standing.is-undone")).toHaveCount(many);
  expect(await incidentsOn(desk, found.page)).toBe(found.incidents);
});

test("two parties are joined by keys, and parted again by one undo", async ({ page, desk }) => {
  const before = await partiesOf(desk);
  await open(page, "/review?show=who");
  for (const name of ["Edda Corve", "Ewa Tolland"]) {
    await tabTo(page, page.getByRole("searchbox", { name: /this party/i }).first());
    await page.keyboard.type(name);
    await tabTo(page, page.locator(".chooser li button").filter({ hasText: name }).first());
    await page.keyboard.press("Enter");
  }
  await expect(page).toHaveURL(/a=.+&b=/);
  await tabTo(page, page.getByRole("button", { name: "They are one" }));
  await page.keyboard.press("Enter");
  await expect(noteOf(page, "Joined")).toBeVisible();
  expect(await partiesOf(desk)).toHaveLength(before.length - 1);
  await page.keyboard.press("u");
  await expect(noteOf(page, "Undone")).toBeVisible();
  expect(await partiesOf(desk)).toEqual(before);
});

test("a party that is two is parted into its tellings, and one undo makes it one again", async ({ page, desk }) => {
  const before = await partiesOf(desk);
  await open(page, "/review?show=who&a=aldis-korvan");
  const tellings = page.locator(".parting li input");
  await expect(tellings.first()).toBeVisible();
  await tellings.first().check();
  const part = page.getByRole("button", { name: /^Part them \(\d+ decisions\)/ });
  const many = Number(/\d+/.exec(await part.innerText())?.[0]);
  expect(many).toBeGreaterThan(1);
  await part.click();
  await expect(noteOf(page, "Parted")).toHaveCount(1);
  const after = await partiesOf(desk);
  expect(after.length).toBeGreaterThan(before.length);
  await noteOf(page, "Parted").getByRole("button", { name: "Undo" }).click();
  await expect(noteOf(page, "Undone")).toHaveCount(1);
  expect(await partiesOf(desk)).toEqual(before);
});

test("two events are joined and come apart again", async ({ page, desk }) => {
  const incidents = async (): Promise<number> => (await desk.get<{ incidents: unknown[] }>("/incidents")).incidents.length;
  const before = await incidents();
  await open(page, "/review?show=who&of=incident");
  for (let n = 0; n < 2; n += 1) {
    await page.getByRole("searchbox", { name: /this event/i }).first().fill("release");
    await page.locator(".chooser li button").filter({ hasText: "Release" }).first().click();
  }
  await page.getByRole("button", { name: "They are one" }).click();
  await expect(noteOf(page, "Joined")).toBeVisible();
  expect(await incidents()).toBe(before - 1);
  await noteOf(page, "Joined").getByRole("button", { name: "Undo" }).click();
  await expect(noteOf(page, "Undone")).toBeVisible();
  expect(await incidents()).toBe(before);
});

test("what was missed is added from its words, by keys, and is in the reader then", async ({ page, desk }) => {
  const where = await desk.page("radio-ismer.html");
  await open(page, `/review?show=missed&page=${where.replace("/pages/", "")}`);
  await page.locator(".marked-text").waitFor();
  await page.keyboard.press("w");
  for (const key of ["ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
  const content = page.getByRole("group", { name: "Use the selected words" }).getByRole("button", { name: /^Content/ });
  await tabTo(page, content);
  await page.keyboard.press("Enter");
  await expect(page.locator("button.words.part-content")).toBeFocused(); // so that Shift and the arrows move its ends at once
  await page.keyboard.press("Control+Enter");
  await expect(noteOf(page, "Added")).toBeVisible();
  await expect(page).toHaveURL(/item=\w+%3AD\d+|item=\w+:D\d+/);
  const added = /D\d+/.exec(decodeURIComponent(page.url()))?.[0] ?? "";
  await open(page, `${where}?record=${added}`);
  await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
  await expect(page.locator(".panel .decided")).toContainText("added by");
});

interface Ledger {
  readonly page: { readonly text: string };
  readonly claims: readonly { readonly id: string; readonly source: { readonly start: number; readonly end: number } | null }[];
  readonly incidents: readonly { readonly id: string; readonly triggers: readonly unknown[] }[];
}

function noteOf(page: Page, words: string): Locator {
  return page.locator(".note").filter({ hasText: words });
}

async function recordOf(desk: Served, input: string, record: string): Promise<string> {
  return `${(await desk.page(input)).replace("/pages/", "")}:${record}`;
}

async function partiesOf(desk: Served): Promise<string[]> {
  return (await desk.get<{ parties: { id: string }[] }>("/parties")).parties.map((party) => party.id).sort();
}

async function incidentsOn(desk: Served, page: string): Promise<number> {
  return (await desk.get<{ ledger: Ledger }>(`/pages/${page}`)).ledger.incidents.length;
}

/** An incident that several words name. */
async function ofSeveralWords(desk: Served): Promise<{ readonly page: string; readonly record: string; readonly incidents: number }> {
  const { pages } = await desk.get<{ pages: { id: string }[] }>("/pages");
  for (const { id } of pages) {
    const { incidents } = (await desk.get<{ ledger: Ledger }>(`/pages/${id}`)).ledger;
    const found = incidents.find((one) => one.triggers.length > 1);
    const page = id.replace("sha256:", "").slice(0, 16);
    if (found) return { page, record: `${page}:${found.id}`, incidents: incidents.length };
  }
  throw new Error("no incident has several triggers");
}

async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let n = 0; n < 120; n += 1) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not reach it");
}

/** Select a few words that nothing is marked on, as one does with a mouse. */
async function selectWord(page: Page, text: Locator): Promise<void> {
  const box = await text.evaluate((root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const words = /\p{L}{4,}/u.exec(node.textContent ?? "");
      if (!words || node.parentElement?.closest("mark")) continue;
      const range = document.createRange();
      range.setStart(node, words.index);
      range.setEnd(node, words.index + words[0].length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    throw new Error("no word stands there unmarked");
  });
  await page.mouse.move(box.left + 2, box.y);
  await page.mouse.down();
  await page.mouse.move(box.right - 2, box.y, { steps: 6 });
  await page.mouse.up();
}
