// Filters a list while one types: fetches the same page again and swaps the results, so that focus and caret stay.
// What else says or does something with the filter (links to files, the date, other languages) is marked data-follows-filter.

const WAIT_MS = 300;

for (const form of document.querySelectorAll("form[data-filter]")) live(form);

function live(form) {
  const results = document.getElementById(form.dataset.filter);
  if (!results) return;
  for (const button of form.querySelectorAll("[data-without-script]")) button.hidden = true;

  let timer;
  let running;
  let shown = here();
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
      follow(page);
      history.replaceState(null, "", address);
      shown = here();
    } catch (problem) {
      if (problem.name === "AbortError") return;
      location.assign(address);
    }
    results.removeAttribute("aria-busy");
  }

  // Kana on their way to becoming kanji are not a search yet.
  form.addEventListener("input", (event) => {
    if (!event.isComposing) later(isTyped(event.target) ? WAIT_MS : 0);
  });
  // Some tools that help people with a page tell of a choice by this alone.
  form.addEventListener("change", (event) => {
    if (!isTyped(event.target)) later(0);
  });
  form.addEventListener("compositionend", () => later(WAIT_MS));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later(0);
  });

  // Going back, or to a mark in the page and back, may lead to the address of another filter.
  addEventListener("popstate", () => {
    if (here() !== shown) location.reload();
  });
  addEventListener("pagehide", () => {
    clearTimeout(timer);
    running?.abort();
  });
  // A browser that comes back puts into the fields what was typed last; the page was made for its address.
  addEventListener("pageshow", (event) => {
    if (event.persisted) later(0);
    else if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") form.reset();
  });
}

/** Whether one types in a field, and what stands in it may be half of what is meant. */
function isTyped(field) {
  return field.matches("input[type=search], input[type=text]");
}

/** Puts in place of what follows the filter what the fetched page has there. */
function follow(page) {
  for (const stale of document.querySelectorAll("[data-follows-filter]")) {
    const fresh = page.querySelector(`[data-follows-filter="${stale.dataset.followsFilter}"]`);
    if (fresh && !fresh.isEqualNode(stale)) stale.replaceChildren(...fresh.childNodes);
  }
}

/** The address of the page, without a mark in it. */
function here() {
  return location.pathname + location.search;
}

/** The address a plain submit would go to, without the fields that are empty. */
function addressOf(form) {
  const fields = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...fields]) if (value === "") fields.delete(name, value);
  const address = new URL(form.action);
  address.search = fields.toString();
  return address.href;
}
