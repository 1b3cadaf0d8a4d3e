// Saves a draft while it is written. The page does without: its buttons save the same form to the same address.
const quietMilliseconds = 2000;

for (const form of document.querySelectorAll("form[data-brouillon]")) {
  const state = document.createElement("p");
  state.className = "fr-text--sm fr-mt-2w";
  state.setAttribute("role", "status");
  form.append(state);
  let waiting = 0;
  let saved = content(form);
  let stopped = false;

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => save(), quietMilliseconds);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(waiting);
  });
  window.addEventListener("beforeunload", event => {
    if (!stopped && content(form) !== saved) {
      event.preventDefault();
    }
  });

  async function save() {
    const sent = content(form);
    if (stopped || sent === saved) {
      return;
    }

    try {
      const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const version = page.querySelector("form[data-brouillon] input[name=version]");
      if (response.ok && version && response.url === form.action) {
        form.querySelector("input[name=version]").value = version.value;
        saved = sent;
        state.textContent = `Enregistré à ${new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" })}.`;
      } else if (response.status === 412) {
        stopped = true;
        state.textContent = "Cette candidature a été modifiée ailleurs : l’enregistrement automatique est arrêté. Enregistrez vous-même pour choisir la version à garder.";
      } else if (response.url.includes("/connexion")) {
        state.textContent = "Votre session a expiré : reconnectez-vous dans un autre onglet, puis continuez ici. Rien de ce que vous avez écrit n’est perdu.";
      } else {
        state.textContent = "Pas encore enregistré : un champ est à corriger.";
      }
    } catch {
      state.textContent = "Pas de connexion : vos changements seront enregistrés dès son retour.";
      waiting = setTimeout(() => save(), quietMilliseconds * 5);
    }
  }
}

function content(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("version");
  return fields.toString();
}
