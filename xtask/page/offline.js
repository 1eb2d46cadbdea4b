if ("serviceWorker" in navigator) {
  const register = async () => {
    const registration = await navigator.serviceWorker.register("sw.js");
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => {
        // The first version on a device is no news; a later one is, and a reload brings it.
        const news = worker.state === "installed" && navigator.serviceWorker.controller;
        if (news) window.dispatchEvent(new CustomEvent("facetten-update"));
      });
    });
  };
  // Working offline is an extra: where workers are refused, the page works all the same.
  addEventListener("load", () => register().catch(() => {}));
}
