import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { sendOnLeave } from "./events";
import { exposeFrames } from "./feed/firstFrame";
import { hlsLibrary } from "./feed/loader";
import { warmUp } from "./shell/later";
import { keepShell } from "./shell/offline";
import { client } from "./state/query";
import { keepSettings } from "./state/settings";
import { listenToBack } from "./state/sheets";

keepSettings();
listenToBack();
sendOnLeave();
exposeFrames();
void hlsLibrary();
keepShell();
warmUp();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
