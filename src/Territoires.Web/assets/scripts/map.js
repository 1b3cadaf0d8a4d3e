// Draws the numbers of a table as a map, when it comes near the screen. The table says the same without it.
for (const place of document.querySelectorAll("[data-carte]")) {
  const watch = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      watch.disconnect();
      draw(place);
    }
  }, { rootMargin: "600px" });
  watch.observe(place);
}

async function draw(place) {
  try {
    await Promise.all([style(place.dataset.style), import(place.dataset.carte)]);
  } catch {
    return;
  }

  const map = document.createElement("map-chart");
  map.setAttribute("data", place.dataset.valeurs);
  map.setAttribute("value", place.dataset.total);
  map.setAttribute("name", place.dataset.nom);
  map.setAttribute("date", place.dataset.jour);
  map.setAttribute("level", "dep");
  if (place.dataset.lien) {
    lead(map, place.dataset.lien, JSON.parse(place.dataset.valeurs));
  }

  new MutationObserver(() => space(map)).observe(map, { subtree: true, childList: true, characterData: true });
  place.append(map);
}

// A département that has any leads to them, before the component takes the click for itself.
function lead(map, address, numbers) {
  const codeOf = target => /^FR-(\w+)$/.exec(target.closest("path")?.classList[0] ?? "")?.[1];
  const leads = event => numbers[codeOf(event.target)] > 0;
  map.addEventListener("click", event => {
    if (leads(event)) {
      event.stopPropagation();
      location.assign(address + codeOf(event.target));
    }
  }, { capture: true });
  map.addEventListener("mouseover", event => {
    map.style.cursor = leads(event) ? "pointer" : "";
  });
}

// The component writes a plain space before its colons, where a line may break.
function space(map) {
  const texts = document.createTreeWalker(map, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.includes(" :")) {
      text.data = text.data.replaceAll(" :", "\u00a0:");
    }
  }
}

function style(address) {
  return new Promise((resolve, reject) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = address;
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", reject);
    document.head.append(sheet);
  });
}
