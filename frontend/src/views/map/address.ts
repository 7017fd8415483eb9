import type { View } from "../../views";

export const view: View = { title: "Map", paths: ["/map"], order: 4, key: "m", load: () => import("./map") };
