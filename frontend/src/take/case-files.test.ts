import { expect, test } from "vitest";
import { nameIn } from "./case-files";

test("the name of a file is what the server calls it, in any script", () => {
  expect(nameIn("attachment; filename*=utf-8''%D9%85%D9%8A%D9%86%D8%A7%D8%A1-bundle.zip")).toBe("ميناء-bundle.zip");
  expect(nameIn("")).toBe("case");
});
