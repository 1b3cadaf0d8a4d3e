// Saves a draft while it is written, one save at a time: the next begins when the version that the last one made is known. A
// save whose answer was lost is sent again as it was until it is answered, which the server takes for the same.
import { showFaults } from "./beside.js";
import { fieldsOf } from "./kept.js";

const quietMilliseconds = 2000;
// Longer than the press of a button, which saves by itself.
const leftMilliseconds = 400;
const longestMilliseconds = 60000;
const keptHere = "Ce que vous avez écrit reste dans ce navigateur.";

export function autosave(form, kept) {
  const state = document.createElement("p");
  state.className = "fr-text--sm fr-mt-2w";
  state.setAttribute("role", "status");
  form.append(state);

  let saved = kept.shown;
  let sending = null;
  let unanswered = null;
  let failures = 0;
  // A conflict is settled by its writer, with a button.
  let stopped = document.querySelector("#erreurs")?.dataset.statut === "412";
  let timer = 0;

  kept.isDirty = () => unanswered !== null || fieldsOf(form) !== saved;
  if (kept.isDirty()) {
    plan(quietMilliseconds);
  }

  form.addEventListener("input", () => plan(failures > 0 ? delay() : quietMilliseconds));
  // A field is left: it is saved, or said to be wrong, before the next one is written.
  form.addEventListener("change", () => plan(failures > 0 ? delay() : leftMilliseconds));
  window.addEventListener("online", () => retry());
  window.addEventListener("focus", () => retry());
  form.addEventListener("submit", event => whenAnswered(event), { capture: true });

  function plan(milliseconds) {
    clearTimeout(timer);
    if (!stopped && !kept.leaving) {
      timer = setTimeout(() => save(), milliseconds);
    }
  }

  function retry() {
    if (failures > 0) {
      plan(0);
    }
  }

  function delay() {
    return Math.min(quietMilliseconds * 2 ** failures, longestMilliseconds);
  }

  /** A button of the form waits for the save on its way: both would be made over the same version. */
  async function whenAnswered(event) {
    if (sending === null && unanswered === null) {
      clearTimeout(timer);
      return;
    }

    const { submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.attend === undefined) {
      form.dataset.attend = "";
      await (sending ?? save());
      delete form.dataset.attend;
      if (unanswered === null) {
        form.requestSubmit(submitter);
      }
    }
  }

  function save() {
    if (sending === null && !stopped && !kept.leaving && kept.isDirty()) {
      sending = send().finally(() => {
        sending = null;
      });
    }

    return sending;
  }

  async function send() {
    clearTimeout(timer);
    const sent = unanswered ?? { fields: fieldsOf(form), body: new URLSearchParams(new FormData(form)) };
    unanswered = sent;
    let response;
    let text;
    try {
      response = await fetch(form.action, { method: "POST", body: sent.body });
      text = await response.text();
    } catch {
      again("Pas de connexion.");
      return;
    }

    take(sent, response, new DOMParser().parseFromString(text, "text/html"));
  }

  function take(sent, response, page) {
    if (response.status >= 500 || response.status === 408 || response.status === 429) {
      again("Le service ne répond pas.", Number(response.headers.get("Retry-After") ?? 0) * 1000);
      return;
    }

    unanswered = null;
    const version = [...page.querySelectorAll("form[data-brouillon]")].find(other => other.getAttribute("action") === form.getAttribute("action"))?.querySelector("input[name=version]");
    if (response.status === 401) {
      again("Votre session a pris fin\u00a0:");
      signIn();
    } else if (response.ok && version) {
      failures = 0;
      saved = sent.fields;
      follow(version);
      showFaults(form, page);
      say(`Enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}.`);
      if (kept.isDirty()) {
        plan(quietMilliseconds);
      }
    } else if (response.status === 422) {
      failures = 0;
      follow(version);
      showFaults(form, page);
      say(`Pas encore enregistré. ${faults(page)} ${keptHere}`);
    } else if (response.status === 412) {
      stopped = true;
      say("Cette page a été modifiée ailleurs\u00a0: l’enregistrement automatique est arrêté. Enregistrez vous-même pour choisir la version à garder.");
    } else {
      stopped = response.status !== 413;
      say(`Pas enregistré. ${words(page)} ${keptHere}`);
    }
  }

  /** The next save is over this version; so is what is kept in the browser. */
  function follow(version) {
    if (version) {
      form.querySelector("input[name=version]").value = version.value;
    }

    if (kept.isDirty()) {
      kept.save();
    } else {
      kept.drop();
    }
  }

  function again(cause, least = 0) {
    failures++;
    const wait = Math.max(delay(), Math.min(least, longestMilliseconds));
    say(`Pas encore enregistré. ${cause} Nouvel essai dans ${Math.round(wait / 1000)}\u00a0secondes. ${keptHere}`);
    plan(wait);
  }

  function signIn() {
    const link = document.createElement("a");
    link.href = `/connexion?retour=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.rel = "noopener";
    link.title = "Se connecter de nouveau (nouvelle fenêtre)";
    link.textContent = "connectez-vous de nouveau, dans une autre fenêtre";
    state.replaceChildren("Pas encore enregistré. Votre session a pris fin\u00a0: ", link, `, puis revenez ici. ${keptHere}`);
  }

  function say(text) {
    state.textContent = text;
  }

  /** Each fault with the name of its field. */
  function faults(page) {
    return [...page.querySelectorAll("#erreurs li a")].map(fault => {
      const field = fault.getAttribute("href").slice(1);
      const name = form.querySelector(`label[for="${CSS.escape(field)}"], #${CSS.escape(field)} legend`)?.firstChild?.textContent.trim();
      return name && !fault.hasAttribute("data-nomme") ? `«\u00a0${name}\u00a0»\u00a0: ${fault.textContent}` : fault.textContent;
    }).join(" ") || words(page);
  }

  /** What the page that answered says of it. */
  function words(page) {
    const summary = page.querySelector("#erreurs");
    const texts = summary !== null ? summary.querySelectorAll("h2, p") : page.querySelectorAll("main h1, main h1 ~ p:not(.fr-text--sm)");
    return [...texts].filter(text => text.querySelector("a") === null).map(text => text.textContent.trim()).join(" ");
  }
}
