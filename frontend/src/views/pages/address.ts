import type { View } from "../../views";

export const view: View = { title: "Pages", paths: ["/pages"], order: 1, key: "p", load: () => import("./pages") };
