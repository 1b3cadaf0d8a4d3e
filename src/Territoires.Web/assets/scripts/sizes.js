// A file that is larger than the app takes is said so when it is chosen, not once it has been sent; so are several together.

/** Fields, and forms of several, that say in data-octets how many bytes they take. */
export function sizes() {
  document.addEventListener("change", event => {
    const field = event.target;
    if (field.matches("input[type=file][data-octets]")) {
      const fields = [...field.form.querySelectorAll("input[type=file][data-octets]")];
      for (const one of fields) {
        one.setCustomValidity(fault(one));
      }

      const together = fields.reduce((sum, one) => sum + bytes(one), 0);
      const most = Number(field.form.dataset.octets ?? Infinity);
      if (together > most && field.validity.valid) {
        field.setCustomValidity(`Ensemble, les fichiers choisis pèsent ${megabytes(together)}\u00a0; il en faut ${megabytes(most)} au plus en un envoi. Joignez d’abord les autres.`);
      }

      field.reportValidity();
    }
  });
}

function fault(field) {
  const largest = Number(field.dataset.octets);
  const over = [...field.files].find(file => file.size > largest);
  return over ? `Ce fichier pèse ${megabytes(over.size)}\u00a0; il en faut ${megabytes(largest)} au plus. Choisissez-en un autre, ou allégez-le.` : "";
}

function bytes(field) {
  return [...field.files].reduce((sum, file) => sum + file.size, 0);
}

function megabytes(size) {
  return `${(Math.ceil(size / 100000) / 10).toLocaleString("fr-FR")}\u00a0Mo`;
}
