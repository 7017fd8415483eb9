import { resources } from "../../api/resources";
import type { View } from "../../views";

export const view: View = {
  title: "Accounts",
  paths: ["/accounts/:incident?"],
  order: 2,
  key: "a",
  stays: true,
  begins: () => [resources.incidents()],
  load: () => import("./accounts"),
};
