// Runs before the program. If the program cannot start, its place is taken by a sentence, never by a blank page.
{
  const failed = () => {
    const place = document.getElementById("app");
    if (!place || document.documentElement.dataset.started) return;
    place.textContent = document.documentElement.lang === "de" ? "Facetten konnte nicht starten." : "Facetten could not start.";
  };
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
}
