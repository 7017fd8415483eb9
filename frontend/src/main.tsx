import { render } from "preact";
import { watchCase } from "./api/watch";
import { listenToKeys } from "./frame/keys";
import { Shell } from "./frame/shell";
import { restoreTheme } from "./frame/theme";
import { followLinks } from "./route";

restoreTheme();
followLinks();
listenToKeys();
watchCase();
const desk = document.getElementById("desk");
if (desk) render(<Shell />, desk);
