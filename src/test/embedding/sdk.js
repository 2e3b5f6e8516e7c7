// A page that opens Link with @terminal-api/link-sdk. What to open it with is in the address; what it is told is in `heard`.
import { TerminalLink } from "@terminal-api/link-sdk";
import { callbacks, options } from "./heard.js";

const link = TerminalLink.initialize({ ...options, ...callbacks });
document.querySelector("#open").addEventListener("click", () => link.open());
