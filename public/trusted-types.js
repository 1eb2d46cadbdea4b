// The last guard against markup from outside: nothing that could run is ever turned into elements; the browser refuses
// what a policy answers with nothing. A policy is needed at all because the interface builds its constant parts from
// strings.
{
  const runs = /<\s*(script|iframe|object|embed|base|meta|link)\b|[\s"'/]on\w+\s*=|javascript:/i;
  const whole = (url) => new URL(url, document.baseURI).href;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => (runs.test(text) ? null : text),
    createScriptURL: (url) => (whole(url) === whole("sw.js") ? url : null),
  });
}
