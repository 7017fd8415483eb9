import type { View } from "../../views";

export const view: View = {
  title: "Sources",
  paths: ["/sources", "/sources/lineage/:a?/:b?", "/sources/:party"],
  order: 5,
  key: "s",
  load: () => import("./sources"),
};
