// What makes forms safe to write in: nothing typed is lost, nothing is sent twice. Every page is complete without it.
import { autosave } from "./autosave.js";
import { conditions } from "./conditions.js";
import { count } from "./count.js";
import { forgetAll, forgetOld, settle, watch } from "./kept.js";
import { sendOnce } from "./once.js";
import { sizes } from "./sizes.js";

forgetOld();
settle();
for (const form of document.querySelectorAll("form[data-garder]")) {
  const kept = watch(form);
  count(form);
  conditions(form);
  if (form.hasAttribute("data-brouillon")) {
    autosave(form, kept);
  }
}

for (const form of document.querySelectorAll("form[data-oublier]")) {
  form.addEventListener("submit", forgetAll);
}

sendOnce();
sizes();

// A draft that comes back as it was left shows the version of before: it is asked for again, and what was not saved is put back.
window.addEventListener("pageshow", event => {
  if (event.persisted && document.querySelector("form[data-brouillon]") !== null && document.querySelector("#erreurs") === null) {
    location.reload();
  }
});
