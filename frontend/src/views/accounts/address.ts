import type { View } from "../../views";

export const view: View = { title: "Accounts", paths: ["/accounts/:incident?"], order: 2, key: "a", load: () => import("./accounts") };
