// Runs before the program: shows that something is coming, and never lets the page stay blank. If the program does not
// start, or stops, it says what is stored and hands it out.
{
  const root = document.documentElement;
  const attempt = (work) => {
    try {
      return work();
    } catch {}
  };
  const { lang, theme } = attempt(() => JSON.parse(localStorage["fct1.settings"])) || {};
  const german = /^de/i.test(lang || navigator.language);
  const say = (de, en) => (german ? de : en);
  root.lang = say("de", "en");
  if (/dark|light/.test(theme)) root.dataset.theme = theme;

  let shell, done;
  const make = (parent, tag, text = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent?.append(element);
    return element;
  };
  const body = () => document.body || make(root, "body");
  const page = (title) => {
    const main = make(null, "main");
    main.style.cssText = "max-width:40rem;margin:12vh auto;padding:0 24px;font:16px/1.5 system-ui";
    make(main, "h1", title);
    return main;
  };

  const shelved = () =>
    Object.fromEntries(attempt(() => Object.entries(localStorage).filter(([key]) => key.startsWith("fct1."))) || []);
  const vaulted = () =>
    new Promise((resolve) => {
      setTimeout(resolve, 4000, {});
      const open = indexedDB.open("facetten");
      // Never make an empty database where there is none.
      open.onupgradeneeded = () => open.transaction.abort();
      open.onsuccess = () => {
        const store = open.result.transaction("entries").objectStore("entries");
        const keys = store.getAllKeys(), values = store.getAll();
        const text = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
        values.onsuccess = () => resolve(Object.fromEntries(values.result.map((bytes, at) => [keys.result[at], text(bytes)])));
      };
    }).catch(() => ({}));

  const failed = async (message) => {
    if (/rescue|framed/.test(done)) return;
    done = "rescue";
    const main = page(say("Facetten ist stehen geblieben", "Facetten has stopped"));
    const stored = make(main, "p", say("Ihre Daten sind unberührt.", "Your data is untouched."));
    const button = (text, action) => make(main, "button", text).addEventListener("click", action);
    button(say("Weiterarbeiten (neu laden)", "Carry on (reload)"), () => location.reload());
    button(say("Daten sichern", "Save the data"), async () => {
      const all = JSON.stringify({ localStorage: shelved(), indexedDB: await vaulted() });
      const link = make(null, "a");
      link.href = URL.createObjectURL(new Blob([all]));
      link.download = say("Facetten-Rettung.json", "Facetten-rescue.json");
      link.click();
    });
    button(say("Letzten guten Stand ansehen", "View the last good state"), () => {
      attempt(() => (sessionStorage["fct1.older"] = 1));
      location.reload();
    });
    make(main, "p", message);
    body().replaceChildren(main);
    const [here, there] = [shelved(), await vaulted()].map((found) => Object.keys(found).length);
    stored.textContent += say(
      ` Gespeichert: ${here} Einträge im lokalen Speicher, ${there} in IndexedDB.`,
      ` Stored: ${here} entries in local storage, ${there} in IndexedDB.`,
    );
  };
  const early = (message) => done || failed(message);

  window.facettenBoot = {
    started() {
      done ||= "started";
      shell?.remove();
    },
    failed,
  };
  addEventListener("error", ({ message, target }) => early(message || target.src || target.href), true);
  addEventListener("unhandledrejection", ({ reason }) =>
    early((/Compile/.test(reason) ? say("Ist der Browser zu alt? ", "Is the browser too old? ") : "") + reason),
  );
  setTimeout(early, 10000, say("Der Start dauert zu lange.", "Starting takes too long."));

  if (top === self) {
    const watch = new MutationObserver(() => {
      if (!document.body) return;
      watch.disconnect();
      shell = page("Facetten");
      make(shell, "p", say("wird geöffnet …", "is opening …"));
      body().append(shell);
    });
    watch.observe(root, { childList: true });
  } else {
    // Inside another page nobody's data is shown.
    done = "framed";
    stop();
    const link = make(page(""), "a", say("In einem eigenen Fenster öffnen", "Open in a window of its own"));
    link.href = location.href;
    link.target = "_blank";
    body().replaceChildren(link);
  }
}
