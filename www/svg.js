// A drawing's text as a document, parsed as SVG and never as HTML.

let policy;

/** The document of a text; where the host lets only trusted texts be parsed (Trusted Types) by the policy `mingcha`. */
export function parsedSvg(text) {
  policy ??= globalThis.trustedTypes?.createPolicy("mingcha", { createHTML: (svg) => svg });
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "image/svg+xml");
}
