//! Words of the settings page.

use super::messages;

messages! {
    look_title: "Sprache und Aussehen" | "Language and look";
    language: "Sprache" | "Language";
    theme: "Farben" | "Colours";
    theme_system: "Wie das System" | "As the system";
    theme_light: "Hell" | "Light";
    theme_dark: "Dunkel" | "Dark";
    density: "Zeilenabstand" | "Row spacing";
    density_comfortable: "Bequem" | "Comfortable";
    density_standard: "Standard" | "Standard";
    density_compact: "Kompakt" | "Compact";
    keys_title: "Tastatur" | "Keyboard";
    single_keys: "Einzelne Tasten als Befehle" | "Single keys as commands";
    single_keys_hint: "Ausgeschaltet wirken nur noch Tasten zusammen mit Strg. Das hilft bei Spracheingabe und Vorleseprogrammen." | "When off, only keys together with Ctrl work. This helps with speech input and screen readers.";
    data_title: "Daten" | "Data";
    data_text: "Alles liegt in diesem Browser. Jeder mit Zugriff auf dieses Browserprofil kann die Daten lesen." | "Everything is kept in this browser. Anyone with access to this browser profile can read the data.";
}
