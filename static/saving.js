// Rows that save themselves as one goes: one row, one request; what is typed meanwhile goes with the next.

const WAIT_MS = 700;

/**
 * Watches the rows of a sheet. Its data attributes say what is told of a row: saving, saved, failed, conflict, refused, ended.
 * `changed` is called whenever a row or what is unsaved changes.
 */
export function keep(sheet, items, changed = () => {}) {
  const unsaved = new Set();
  sheet.classList.add("live");
  for (const item of items) watch(item);
  window.addEventListener("online", () => [...unsaved].forEach((item) => item.save()));
  // Whoever has signed in again in another tab comes back to this one.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) [...unsaved].filter((item) => item.classList.contains("ended")).forEach((item) => item.save());
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });
  return unsaved;

  function watch(item) {
    let timer;
    let sending = false;
    let again = false;

    item.save = async () => {
      clearTimeout(timer);
      if (sending) return void (again = true);
      sending = true;
      tell(item, "saving");
      const state = await send(item);
      sending = false;
      if (again && state === "saved") {
        again = false;
        return item.save();
      }
      again = false;
      if (state === "saved") unsaved.delete(item);
      changed();
    };
    item.addEventListener("input", (event) => {
      unsaved.add(item);
      changed();
      clearTimeout(timer);
      timer = setTimeout(item.save, event.target.type === "radio" ? 0 : WAIT_MS);
    });
    item.addEventListener("submit", (event) => {
      // A button that means more than saving sends the row the ordinary way.
      if (event.submitter?.name) return void unsaved.clear();
      event.preventDefault();
      item.save();
    });
  }

  async function send(item) {
    try {
      const response = await fetch(item.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(item)),
      });
      return await heard(item, response);
    } catch {
      return tell(item, "failed");
    }
  }

  async function heard(item, response) {
    const json = /json/.test(response.headers.get("Content-Type") ?? "");
    const answer = json ? await response.json() : {};
    if (response.ok && json) {
      if (item.elements.seen) item.elements.seen.value = answer.seq ?? item.elements.seen.value;
      item.querySelector(".over")?.remove();
      return tell(item, "saved");
    }
    if (response.status === 401) return lead(item);
    if (response.status === 409) {
      if (answer.over !== undefined) offer(item, answer);
      return tell(item, "conflict", answer.detail);
    }
    if (response.status === 422) return tell(item, "refused", reasons(answer));
    return tell(item, "failed", answer.detail);
  }

  function tell(item, state, text) {
    const line = item.querySelector(".saved");
    line.className = `saved ${state}`;
    line.textContent = text || sheet.dataset[state];
    for (const trouble of ["failed", "conflict", "refused", "ended"]) item.classList.toggle(trouble, state === trouble);
    return state;
  }

  /** What stands now beside what was typed, and a box to save over it: nobody's work goes without a word. */
  function offer(item, { over, stands }) {
    item.querySelector(".over")?.remove();
    const [offered, said, label, box, text] = ["div", "p", "label", "input", "span"].map((name) => document.createElement(name));
    offered.className = "over";
    [said.className, said.textContent] = ["small", stands];
    [label.className, text.textContent] = ["choice small", sheet.dataset.over];
    [box.type, box.name, box.value] = ["checkbox", "over", over];
    label.append(box, text);
    offered.append(said, label);
    item.querySelector(".saved").after(offered);
  }

  /** To the door in another tab: what was typed stays here. */
  function lead(item) {
    const door = document.createElement("a");
    [door.href, door.target, door.rel] = ["/sign-in?next=/sign-in/done", "_blank", "noopener"];
    door.textContent = sheet.dataset.signIn;
    const state = tell(item, "ended");
    item.querySelector(".saved").append(" ", door);
    return state;
  }
}

/** What is wrong, by field, of a problem document. */
function reasons(answer) {
  const said = Object.values(answer.errors ?? {});
  return said.length > 0 ? said.join(" ") : answer.detail;
}
