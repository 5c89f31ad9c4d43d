// The offline page: opens the data that it holds.

import { showFailure } from "./failure.js";
import { openPage } from "./page.js";
import { openPacked } from "./session.js";
import { warmStorage } from "./settings.js";

openPacked(document.getElementById("payload").textContent, warmStorage).then((session) => openPage(session)).catch(showFailure);
