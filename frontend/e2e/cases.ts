/** Makes the cases that the tests look at, before the first of them. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CASES, PYTHON } from "./machine";

export default function makeCases(): void {
  execFileSync(PYTHON, [fileURLToPath(new URL("make_cases.py", import.meta.url)), CASES], { stdio: "inherit" });
}
