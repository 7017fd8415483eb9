import type { View } from "../../views";

export const view: View = { title: "Reader", paths: ["/pages/:page"], under: "Pages", load: () => import("./reader") };
