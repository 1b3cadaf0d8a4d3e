// A question that is asked only when another has a given answer is hidden until it has. Without this, it is shown with its condition
// in words. What is typed in it stays, and counts for nothing while it is not asked.
export function conditions(form) {
  const asked = [...form.querySelectorAll("[data-si]")];
  if (asked.length === 0) {
    return;
  }

  const show = () => {
    const fields = new FormData(form);
    for (const one of asked) {
      const given = fields.getAll(one.dataset.si);
      const isMet = one.dataset.siReponses.split(" ").some(answer => given.includes(answer));
      const other = form.querySelector(`[data-question="${CSS.escape(one.dataset.si)}"]`);
      one.hidden = !isMet || other === null || other.hidden;
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  show();
}
