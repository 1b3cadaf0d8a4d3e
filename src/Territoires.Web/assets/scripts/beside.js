// What is wrong with a field is said beside it as soon as it is left, and is gone as soon as it is right.

const groups = ".fr-input-group, .fr-select-group, fieldset.fr-fieldset";

/** Shows beside the fields of a form what the page that answered says of them, and nothing else. */
export function showFaults(form, page) {
  for (const group of form.querySelectorAll(groups)) {
    const field = fieldOf(group);
    if (field !== null) {
      show(group, field, page.getElementById(`${field.id}-erreur`));
    }
  }

  forgetMended(page);
}

/** What carries the name that a fault refers to: the field, or the fieldset of a choice. */
function fieldOf(group) {
  return group.matches("fieldset") ? (group.id ? group : null) : group.querySelector("input[id], textarea[id], select[id]");
}

function show(group, field, fault) {
  const id = `${field.id}-erreur`;
  const shown = document.getElementById(id);
  // Nobody is told that a word is wrong while they write it.
  if (fault !== null && shown === null && field === document.activeElement) {
    return;
  }

  shown?.remove();
  group.classList.toggle(`${group.classList[0]}--error`, fault !== null);
  refer(field, group.matches("fieldset") ? "aria-labelledby" : "aria-describedby", id, fault !== null);
  if (fault !== null) {
    group.append(document.importNode(fault, true));
  }
}

function refer(field, attribute, id, isWrong) {
  const others = (field.getAttribute(attribute) ?? "").split(" ").filter(other => other !== "" && other !== id);
  const all = isWrong ? [...others, id] : others;
  if (all.length > 0) {
    field.setAttribute(attribute, all.join(" "));
  } else {
    field.removeAttribute(attribute);
  }
}

/** The summary at the top of a page that was refused loses what is mended, and goes with the last of it. */
function forgetMended(page) {
  const summary = document.querySelector("#erreurs[data-statut=\"422\"]");
  const lines = [...summary?.querySelectorAll("li") ?? []];
  for (const line of lines) {
    const field = line.querySelector("a")?.getAttribute("href").slice(1);
    if (field && page.getElementById(`${field}-erreur`) === null) {
      line.remove();
    }
  }

  if (lines.length > 0 && summary.querySelector("li") === null) {
    summary.remove();
  }
}
