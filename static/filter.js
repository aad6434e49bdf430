// Filters a list while one types: fetches the same page again and swaps the results, so that focus and caret stay.

const WAIT_MS = 300;

for (const form of document.querySelectorAll("form[data-filter]")) live(form);

function live(form) {
  const results = document.getElementById(form.dataset.filter);
  if (!results) return;
  for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;

  let timer;
  let running;
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  };

  async function show() {
    running?.abort();
    running = new AbortController();
    const address = addressOf(form);
    results.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { signal: running.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById(results.id);
      if (!response.ok || !fresh) return void location.assign(address);
      results.replaceChildren(...fresh.childNodes);
      history.replaceState(null, "", address);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      location.assign(address);
    }
    results.removeAttribute("aria-busy");
  }

  // Kana on their way to becoming kanji are not a search yet.
  form.addEventListener("input", (event) => {
    if (!event.isComposing) later(event.target.matches("input[type=search], input[type=text]") ? WAIT_MS : 0);
  });
  form.addEventListener("compositionend", () => later(WAIT_MS));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later(0);
  });
}

/** The address a plain submit would go to, without the fields that are empty. */
function addressOf(form) {
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...fields]) if (value === "") fields.delete(name, value);
  const address = new URL(form.action);
  address.search = fields.toString();
  return address.href;
}
