// In a form with data-choose one tick takes or leaves all rows that can be chosen; Shift and a click take all between two.

for (const form of document.querySelectorAll("form[data-choose]")) {
  const boxes = [...form.querySelectorAll('tbody input[type="checkbox"]')];
  const all = form.querySelector("[data-choose-all]");
  if (!all || boxes.length === 0) continue;
  all.hidden = false;
  form.querySelector("[data-choose-all-label]").hidden = false;
  let last = null;

  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last) {
        const [from, until] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
        for (const between of boxes.slice(from, until + 1)) between.checked = box.checked;
      }
      last = box;
      show();
    });
  }
  show();
}
