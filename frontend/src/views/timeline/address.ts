import type { View } from "../../views";

export const view: View = { title: "Timeline", paths: ["/timeline"], order: 3, key: "t", load: () => import("./timeline") };
