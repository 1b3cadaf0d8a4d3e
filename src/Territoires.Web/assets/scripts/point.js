// Asks now and then which application the jury deliberates on, and offers to show it when it is another. What is typed or ticked
// is never touched: only what the page says of the application at hand is put in the place of what it said.
const everyMilliseconds = 10000;
const part = () => document.querySelector("[data-point]");

document.addEventListener("click", event => {
  const link = event.target.closest("[data-point] [data-actualiser]");
  if (link !== null) {
    event.preventDefault();
    show(link.href);
  }
});
setTimeout(follow, everyMilliseconds);

async function follow() {
  if (document.hidden || await ask()) {
    setTimeout(follow, everyMilliseconds);
  }
}

/** False once there is nothing more to ask: who reads is signed out, or the session is no longer theirs. */
async function ask() {
  try {
    const answer = await fetch(part().dataset.adresse, { cache: "no-cache", headers: { Accept: "application/json" } });
    if (answer.ok) {
      const { since } = await answer.json();
      offer((since === null ? "" : String(Date.parse(since))) !== part().dataset.point);
    }

    return answer.ok || answer.status === 429 || answer.status >= 500;
  } catch {
    // The network is away: it is asked again.
    return true;
  }
}

function offer(isAnother) {
  const place = part().querySelector("[data-point-change]");
  if (isAnother !== (place.firstChild === null)) {
    return;
  }

  place.replaceChildren();
  if (isAnother) {
    const link = document.createElement("a");
    link.className = "fr-link";
    link.href = part().querySelector("a[data-actualiser]").href;
    link.dataset.actualiser = "";
    link.textContent = "afficher";
    place.append("Le point a changé\u00a0: ", link);
  }
}

async function show(address) {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-point]");
    if (answer.ok && fresh !== null) {
      part().replaceWith(fresh);
      mark(page);
      fresh.tabIndex = -1;
      fresh.focus();
      return;
    }
  } catch {
    // As without this script.
  }

  location.assign(address);
}

/** Beside each application of the agenda, as the new page has it. */
function mark(page) {
  for (const place of document.querySelectorAll("[data-point-ici]")) {
    const item = place.closest("[id^=dossier-]");
    const now = page.getElementById(item.id);
    place.replaceChildren(...(now?.querySelector("[data-point-ici]")?.childNodes ?? []));
    if (now?.hasAttribute("aria-current")) {
      item.setAttribute("aria-current", "step");
    } else {
      item.removeAttribute("aria-current");
    }
  }
}
