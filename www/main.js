// The offline page: opens the data that it holds.

import { openPage } from "./page.js";
import { tellFailure } from "./failure.js";
import { openPacked } from "./session.js";
import { wakeStorage } from "./settings.js";

openPacked(document.getElementById("payload").textContent, wakeStorage).then((session) => openPage(session)).catch(tellFailure);
