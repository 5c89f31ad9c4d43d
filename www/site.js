// index.html and embed.html of a site: one script that holds its data, so that it needs no permission to fetch any
// (a sandboxed frame has no origin that a server could allow).

import { openEmbed } from "./embed.js";
import { embedButton } from "./embed-dialog.js";
import { payload } from "./packed.js";
import { openPage } from "./page.js";
import { showFailure } from "./plain-list.js";
import { openPacked } from "./session.js";
import { warmStorage } from "./settings.js";

const { home, integrity, views = "[]" } = document.getElementById("app").dataset;
// This script stands in v/<hash>/.
const address = (path) => new URL(path, document.currentScript.src).href;
const site = { live: address("../../"), pinned: address("./"), integrity, views: JSON.parse(views) };

openPacked(payload, warmStorage)
  .then((session) => (home ? openEmbed(session, new URL(home, location.href).href) : openPage(session, (app) => embedButton(app, site))))
  .catch(showFailure);
