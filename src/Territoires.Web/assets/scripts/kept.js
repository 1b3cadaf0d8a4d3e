// Keeps what is typed in this browser until it is saved. In localStorage, not sessionStorage: a link that signs in again opens
// another tab, and the text must be there too. For the account that typed it and no other, for the longest life of a session,
// and until that account signs out: the next person at a shared computer is not shown it.
const prefix = "territoires:";
const account = document.body.dataset.compte;
const hours = 12;
const sentKey = `${prefix}envoi`;
const patienceMilliseconds = 15000;
const refused = document.querySelector("#erreurs, [data-refus]") !== null;

// A browser may close its storage to us.
const store = guarded(() => localStorage);
const tab = guarded(() => sessionStorage);

// What the page before this one sent from this tab; it is the answer to that, or it is not.
const sent = take();

/** The fields that a person filled, as one text. */
export function fieldsOf(form) {
  const hidden = new Set([...form.querySelectorAll("input[type=hidden]")].map(field => field.name));
  return JSON.stringify(entries(form).filter(([name]) => !hidden.has(name)));
}

/** Keeps a form, puts back what was not saved, and warns before it is left. */
export function watch(form) {
  const key = keyOf(form);
  const shown = isUnsaved(form, key) ? "" : fieldsOf(form);
  const kept = { shown, isDirty: () => fieldsOf(form) !== shown, leaving: false, save: () => write(key, form), drop: () => forget(form, key) };
  let leftAt = 0;
  putBack(form, key, shown);
  form.addEventListener("input", () => {
    kept.leaving &&= Date.now() - leftAt < patienceMilliseconds;
    if (fieldsOf(form) === shown) {
      remove(key);
    } else {
      write(key, form);
    }
  });
  form.addEventListener("submit", event => {
    if (!event.defaultPrevented) {
      write(key, form);
      put(tab, sentKey, { key, from: here(), fields: fieldsOf(form) });
    }
  });
  // Another button of the page: the page comes back, and what is kept with it. Signing out forgets, and is asked.
  document.addEventListener("submit", event => {
    if (!event.defaultPrevented && !event.target.hasAttribute("data-oublier")) {
      kept.leaving = true;
      leftAt = Date.now();
    }
  });
  window.addEventListener("pageshow", () => {
    kept.leaving = false;
  });
  window.addEventListener("beforeunload", event => {
    if (!kept.leaving && kept.isDirty()) {
      event.preventDefault();
    }
  });
  return kept;
}

/** What was sent from the page before is forgotten once the answer says that it was taken. */
export function settle() {
  if (sent === null) {
    return;
  }

  const isTaken = sent.isAnswered && !refused && !isUnsavedHere(sent.key) && document.querySelector("[data-rien-enregistre]") === null;
  if (isTaken && get(store, sent.key)?.fields === sent.fields) {
    remove(sent.key);
  }

  // The page that sends again what came after the end of a session sends it for the same form.
  document.querySelector("form[data-suite]")?.addEventListener("submit", () => put(tab, sentKey, { ...sent, from: here() }));
}

/** At sign-out: everything that this account typed. */
export function forgetAll() {
  keys().filter(key => key.startsWith(`${prefix}${account}:`)).forEach(key => remove(key));
}

export function forgetOld() {
  const oldest = Date.now() - hours * 60 * 60 * 1000;
  keys().filter(key => (get(store, key)?.at ?? 0) < oldest).forEach(key => remove(key));
}

function take() {
  const found = get(tab, sentKey);
  remove(sentKey, tab);
  return found && { ...found, isAnswered: performance.getEntriesByType("navigation")[0]?.type === "navigate" && document.referrer === found.from };
}

/** The page shows what is typed, not what is saved: it was refused, or nobody has asked to save it. */
function isUnsaved(form, key) {
  return form.hasAttribute("data-non-enregistre") || (refused && (sent?.key === key || get(store, key)?.fields === fieldsOf(form)));
}

function putBack(form, key, shown) {
  const kept = get(store, key);
  if (shown === "") {
    write(key, form);
  } else if (kept === null) {
    return;
  } else if (kept.fields === shown) {
    remove(key);
  } else if (fits(form, kept)) {
    fill(form, kept, sent?.key === key && sent.isAnswered);
    tell(form, kept, "Ce que vous aviez écrit ici n’était pas enregistré\u00a0: le voici.", "Revenir à ce qui est enregistré", () => {
      form.reset();
      remove(key);
      location.reload();
    });
  } else if (form.querySelector("button[data-reprendre]") !== null) {
    tell(form, kept, "Des changements que vous aviez faits ici ne sont pas enregistrés.", "Les reprendre", () => resume(form, kept));
  }
}

function fits(form, kept) {
  const names = new Set([...form.elements].map(field => field.name));
  return JSON.parse(kept.fields).every(([name]) => names.has(name));
}

function fill(form, kept, isTypedAfterSending) {
  const fields = JSON.parse(kept.fields);
  for (const field of form.elements) {
    const own = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["radio", "checkbox"].includes(field.type)) {
      field.checked = own.includes(field.value);
    } else if (own.length > 0 && !["hidden", "submit", "button", "file"].includes(field.type)) {
      field.value = own[0];
    }
  }

  // Over the version that was seen while it was typed: what was saved elsewhere since is a conflict, never overwritten.
  const version = form.querySelector("input[name=version]");
  if (version !== null && kept.version !== undefined && !isTypedAfterSending) {
    version.value = kept.version;
  }
}

/** The fields are others than on the page: the server, which is shown all of them, makes the page that holds them. */
function resume(form, kept) {
  const button = form.querySelector("button[data-reprendre]");
  const fields = [...kept.all, ["verification", form.querySelector("input[name=verification]").value], [button.name, button.value]];
  form.replaceChildren(...fields.map(([name, value]) => Object.assign(document.createElement("input"), { type: "hidden", name, value })));
  form.requestSubmit();
}

function tell(form, kept, words, choice, act) {
  const day = new Date(kept.at).toLocaleString("fr-FR", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const notice = document.createElement("div");
  notice.className = "fr-alert fr-alert--info fr-alert--sm fr-mb-4w";
  notice.setAttribute("role", "status");
  notice.dataset.remis = "";
  const text = document.createElement("p");
  text.textContent = `${words} (${day})`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fr-btn fr-btn--sm fr-btn--tertiary fr-mt-1w";
  button.textContent = choice;
  button.addEventListener("click", act);
  notice.append(text, button);
  form.prepend(notice);
}

function forget(form, key) {
  remove(key);
  form.querySelector("[data-remis]")?.remove();
}

function isUnsavedHere(key) {
  return [...document.querySelectorAll("form[data-non-enregistre]")].some(form => keyOf(form) === key);
}

/** Two forms of one address are told apart by the word of their attribute. */
function keyOf(form) {
  return `${prefix}${account}:${new URL(form.getAttribute("action"), location.href).pathname}#${form.dataset.garder}`;
}

function entries(form) {
  return [...new FormData(form)].filter(([name, value]) => name !== "verification" && typeof value === "string");
}

function write(key, form) {
  put(store, key, { at: Date.now(), version: form.querySelector("input[name=version]")?.value, fields: fieldsOf(form), all: entries(form) });
}

function here() {
  return location.href.split("#")[0];
}

function keys() {
  return Object.keys(store ?? {}).filter(key => key.startsWith(prefix));
}

function get(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function put(storage, key, value) {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // The storage is full: the page itself still holds what was typed, and warns before it is left.
  }
}

function remove(key, storage = store) {
  storage?.removeItem(key);
}

function guarded(open) {
  try {
    return open();
  } catch {
    return null;
  }
}
