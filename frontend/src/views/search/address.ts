import type { View } from "../../views";

export const view: View = { title: "Search", paths: ["/search"], load: () => import("./search") };
