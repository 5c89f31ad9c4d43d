// The offline page: opens the data that it holds.

import { openPage } from "./page.js";
import { showFailure } from "./plain-list.js";
import { openPacked } from "./session.js";
import { warmStorage } from "./settings.js";

openPacked(document.getElementById("payload").textContent, warmStorage).then((session) => openPage(session)).catch(showFailure);
