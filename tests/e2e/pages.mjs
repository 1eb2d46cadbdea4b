// Every place of the program, once: accessibility, fit and pictures are taken of all of them.

/** `open` brings the page there; places are visited with the sample company open. */
export const PAGES = [
  { name: "workplace", open: (shell) => shell.go("#/arbeit") },
  { name: "customers", open: (shell) => shell.go("#/kunden") },
  { name: "customers-groups", open: (shell) => shell.go("#/kunden?f=status.ist.customer&f=umsatz.zahl.1000000..&g=lage&sp=kunde.klasse.ort.schritt.umsatz.kontakt") },
  { name: "customers-map", open: (shell) => shell.go("#/kunden?als=karte") },
  { name: "duplicates", open: (shell) => shell.go("#/kunden/dubletten") },
  { name: "customer", open: (shell) => shell.firstCustomer() },
  { name: "customer-contacts", open: (shell) => shell.firstCustomer("kontakte") },
  { name: "customer-branches", open: (shell) => shell.firstCustomer("filialen") },
  { name: "customer-deals", open: (shell) => shell.firstCustomer("chancen") },
  { name: "customer-tasks", open: (shell) => shell.firstCustomer("aufgaben") },
  { name: "customer-master", open: (shell) => shell.firstCustomer("stammdaten") },
  { name: "customer-history", open: (shell) => shell.firstCustomer("aenderungen") },
  { name: "deals", open: (shell) => shell.go("#/chancen") },
  { name: "deals-table", open: (shell) => shell.go("#/chancen/tabelle") },
  { name: "deals-forecast", open: (shell) => shell.go("#/chancen/vorschau") },
  { name: "deals-pipelines", open: (shell) => shell.go("#/chancen/pipelines") },
  { name: "tasks", open: (shell) => shell.go("#/aufgaben") },
  { name: "roles", open: (shell) => shell.go("#/rollen") },
  { name: "role", open: (shell) => shell.go("#/rollen/kam") },
  { name: "role-field", open: (shell) => shell.go("#/rollen/adm") },
  { name: "compare", open: (shell) => shell.go("#/rollen/vergleich/kam/vid/adm") },
  { name: "team", open: (shell) => shell.go("#/team") },
  { name: "review", open: (shell) => shell.go("#/team/pruefen") },
  { name: "feed", open: (shell) => shell.go("#/team/verlauf") },
  { name: "import", open: (shell) => shell.go("#/import") },
  { name: "export", open: (shell) => shell.go("#/export") },
  { name: "backup", open: (shell) => shell.go("#/sicherung") },
  { name: "search", open: (shell) => shell.go("#/suche?q=hafen") },
  { name: "trash", open: (shell) => shell.go("#/papierkorb") },
  { name: "settings", open: (shell) => shell.go("#/einstellungen") },
  { name: "about", open: (shell) => shell.go("#/ueber") },
  { name: "not-found", open: (shell) => shell.go("#/gibt-es-nicht") },
];

export const LANGUAGES = ["de", "en"];
export const THEMES = ["light", "dark"];
