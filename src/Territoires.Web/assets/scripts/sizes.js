// A file that is larger than the app takes is said so when it is chosen, not once it has been sent.

/** Fields that say in data-octets how many bytes they take. */
export function sizes() {
  document.addEventListener("change", event => {
    const field = event.target;
    if (field.matches("input[type=file][data-octets]")) {
      const largest = Number(field.dataset.octets);
      const over = [...field.files].find(file => file.size > largest);
      field.setCustomValidity(over ? `Ce fichier pèse ${megabytes(over.size)}\u00a0; il en faut ${megabytes(largest)} au plus. Choisissez-en un autre, ou allégez-le.` : "");
      field.reportValidity();
    }
  });
}

function megabytes(bytes) {
  return `${(Math.ceil(bytes / 100000) / 10).toLocaleString("fr-FR")}\u00a0Mo`;
}
