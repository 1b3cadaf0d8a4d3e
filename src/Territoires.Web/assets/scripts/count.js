// Says how much of a field's length is left. The browser's own limit cuts what is pasted without a word: it is taken off, and
// what is too long stays in the field until its writer has shortened it.
const nearly = 0.8;

export function count(form) {
  for (const field of form.querySelectorAll("input[maxlength], textarea[maxlength]")) {
    const max = field.maxLength;
    field.removeAttribute("maxlength");
    const left = document.createElement("p");
    left.className = "fr-hint-text";
    left.setAttribute("role", "status");
    field.after(left);
    const say = () => {
      left.textContent = words(max - field.value.length, max);
      left.hidden = left.textContent === "";
    };
    field.addEventListener("input", say);
    say();
  }
}

function words(left, max) {
  if (left < 0) {
    return `${characters(-left)} de trop.`;
  }

  return left < max * (1 - nearly) ? `Il reste ${characters(left)}.` : "";
}

function characters(number) {
  return `${number.toLocaleString("fr-FR")} caractère${number > 1 ? "s" : ""}`;
}
