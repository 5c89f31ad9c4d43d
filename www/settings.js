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
export function languageInLink(tag) {
  return tag === DEFAULT_LANGUAGE ? null : tag;
}

/** The language to open a link in that names none. */
export function preferredLanguage() {
  const stored = recall("mingcha.lang");
  if (stored in LANGUAGES) return stored;
  return languageFor(navigator.languages ?? []);
}

/** The first of some language tags that is ours. */
export function languageFor(tags) {
  for (const tag of tags) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return "zh-Hant";
    if (/^zh\b/i.test(tag)) return "zh-Hans";
    if (/^en\b/i.test(tag)) return "en";
  }
  return DEFAULT_LANGUAGE;
}

/** The theme chosen on this device. */
export function preferredTheme() {
  const stored = recall("mingcha.theme");
  return THEMES.includes(stored) ? stored : "auto";
}

/** The first look into a browser's storage waits for its disk: done where there is time to wait. */
export function wakeStorage() {
  recall("");
}

/** Keeps a choice; where storage is forbidden it lasts until the page closes. */
export function remember(name, value) {
  forgotten.set(`mingcha.${name}`, value);
  try {
    localStorage.setItem(`mingcha.${name}`, value);
  } catch {
    // Private windows and sandboxed frames may refuse.
  }
}

const forgotten = new Map();

function recall(key) {
  try {
    return localStorage.getItem(key) ?? forgotten.get(key);
  } catch {
    return forgotten.get(key);
  }
}
