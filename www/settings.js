// What a reader chose for this device: language and theme. A link that names them wins over the choice.

const LANGUAGES = { "zh-Hans": "简体", "zh-Hant": "繁體", en: "English" };
const DEFAULT_LANGUAGE = "zh-Hans";
const THEMES = ["auto", "light", "dark"];

/** Language tags with their own names. */
export function languages() {
  return Object.entries(LANGUAGES);
}

/** The themes to choose from; `auto` follows the system. */
export function themes() {
  return THEMES;
}

/** How a link names a language: the default is left out. */
export function languageParam(tag) {
  return tag === DEFAULT_LANGUAGE ? null : tag;
}

/** The language to open a link in that names none. */
export function preferredLanguage() {
  const stored = loadSetting("mingcha.lang");
  if (stored in LANGUAGES) return stored;
  return matchLanguage(navigator.languages ?? []);
}

/** The first of some language tags that is ours. */
export function matchLanguage(tags) {
  for (const tag of tags) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
  return DEFAULT_LANGUAGE;
}

/** The theme chosen on this device. */
export function preferredTheme() {
  const stored = loadSetting("mingcha.theme");
  return THEMES.includes(stored) ? stored : "auto";
}

/** The first look into a browser's storage waits for its disk: done where there is time to wait. */
export function warmStorage() {
  loadSetting("");
}

/** Keeps a choice; where storage is forbidden it lasts until the page closes. */
export function saveSetting(name, value) {
  unsaved.set(`mingcha.${name}`, value);
  try {
    localStorage.setItem(`mingcha.${name}`, value);
  } catch {
    // Private windows and sandboxed frames may refuse.
  }
}

const unsaved = new Map();

function loadSetting(key) {
  try {
    return localStorage.getItem(key) ?? unsaved.get(key);
  } catch {
    return unsaved.get(key);
  }
}
