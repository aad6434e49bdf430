// Forms with data-confirm="id of a <dialog>" ask first; the dialog's own form answers "yes" or closes.

document.addEventListener("submit", (event) => {
  const form = event.target;
  const dialog = document.getElementById(form.dataset?.confirm ?? "");
  if (!dialog || form.dataset.confirmed) return;
  event.preventDefault();
  // Before any other listener takes the form for sent.
  event.stopImmediatePropagation();
  ask(dialog, form, event.submitter);
}, { capture: true });

function ask(dialog, form, submitter) {
  dialog.returnValue = "";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return void submitter?.focus();
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.confirmed;
  }, { once: true });
  dialog.showModal();
}
