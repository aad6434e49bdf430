// Asks before a page with unsaved changes is left: every form with data-guard.

const changed = new Set();

for (const form of document.querySelectorAll("form[data-guard]")) {
  // A rejected form comes back with what was typed: that is unsaved from the start.
  if (form.dataset.guard === "typed" || form.querySelector('[aria-invalid="true"], [name="over"]')) changed.add(form);
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.delete(form));
}

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0) event.preventDefault();
});
