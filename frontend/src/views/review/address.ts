import type { View } from "../../views";

export const view: View = { title: "Review", paths: ["/review"], order: 6, key: "r", load: () => import("./review") };
