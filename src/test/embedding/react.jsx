// The same with @terminal-api/link-react, as its README shows it.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useTerminalLink } from "@terminal-api/link-react";
import { callbacks, options } from "./heard.js";

function Connect() {
  const link = useTerminalLink({ ...options, ...callbacks });
  return (
    <button type="button" id="open" disabled={link.isOpen} onClick={() => link.open()}>
      Connect your fleet
    </button>
  );
}

createRoot(document.querySelector("#root")).render(
  <StrictMode>
    <Connect />
  </StrictMode>
);
