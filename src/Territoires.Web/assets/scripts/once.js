// A form is sent once, however often its button is pressed before the answer comes. After a while it may be sent again: the
// answer may never come.
const patienceMilliseconds = 15000;

export function sendOnce() {
  document.addEventListener("submit", event => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") {
      return;
    }

    const now = Date.now();
    if (now - Number(form.dataset.envoye ?? 0) < patienceMilliseconds) {
      event.preventDefault();
      say(form);
    } else {
      form.dataset.envoye = now;
    }
  });
}

function say(form) {
  if (form.querySelector("[data-en-cours]") === null) {
    const state = document.createElement("p");
    state.className = "fr-text--sm fr-mt-1w";
    state.setAttribute("role", "status");
    state.dataset.enCours = "";
    form.append(state);
    state.textContent = "Envoi en cours\u00a0: un seul appui suffit.";
  }
}
