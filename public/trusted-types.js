// The last guard against markup from outside: nothing that could run is ever turned into elements. A policy is needed at
// all because the interface builds its constant parts from strings.
if (window.trustedTypes) {
  const runs = /<\s*(script|iframe|object|embed|base|meta|link)\b|[\s"'/]on\w+\s*=|javascript:/i;
  const refuse = (what) => {
    throw new TypeError(what + " refused");
  };
  window.trustedTypes.createPolicy("default", {
    createHTML: (text) => (runs.test(text) ? refuse("markup that runs") : text),
    createScript: () => refuse("script"),
    createScriptURL: (url) =>
      new URL(url, document.baseURI).href === new URL("sw.js", document.baseURI).href ? url : refuse("script address"),
  });
}
