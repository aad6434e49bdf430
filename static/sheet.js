// The evaluation sheet: live score, every row saved as one goes, marks and movement by keyboard.

import { keep } from "./saving.js";
import { calculate, fraction } from "./score.js";

const KEYS = { 1: 0, 2: 1, 3: 2, 4: 3, o: "good", t: "partial", x: "poor", n: "not_applicable", y: "yes" };

// The checklist of a review looks alike, and has no score.
const sheet = document.querySelector(".sheet[data-live]:not(.checklist)");
const bar = document.querySelector(".score-bar");
const items = sheet ? [...sheet.querySelectorAll("form.item")] : [];
let unsaved = new Set();

if (sheet) start();

function start() {
  unsaved = keep(sheet, items, show);
  document.addEventListener("keydown", press);
  show();
}

// The score.

function show() {
  const lines = items.filter((item) => item.dataset.counted === "yes").map(line);
  const terms = {
    pass: BigInt(bar.dataset.pass),
    conditional: BigInt(bar.dataset.conditional),
    partialKnockOut: bar.dataset.partialKnockOut,
  };
  const result = calculate(lines, terms);
  write("score", result.tenths === null ? "—" : `${result.tenths / 10n}.${result.tenths % 10n}`);
  write("sum", `${decimal(result.sum)} ÷ ${result.weights}`);
  write("answered", `${result.answered} / ${lines.length}`);
  for (const name of ["unanswered", "failed", "partial"]) warn(name, result[name]);
  warn("unsaved", unsaved.size);
  bar.classList.toggle("provisional", result.unanswered > 0);
  for (const badge of bar.querySelectorAll("[data-outcome]")) badge.hidden = badge.dataset.outcome !== result.outcome;
  draw(result);
}

function line(item) {
  const value = valueOf(item);
  item.classList.toggle("unanswered", value === null);
  item.classList.toggle("na", value === "na");
  return { weight: BigInt(item.dataset.weight), value, knockOut: "knockOut" in item.dataset };
}

function valueOf(item) {
  const number = item.querySelector(".marks input[data-max]");
  if (number) return number.value === "" ? null : fraction(`${number.value}/${number.dataset.max}`);
  const chosen = item.querySelector(".marks input:checked");
  if (!chosen) return null;
  return chosen.dataset.value === "na" ? "na" : fraction(chosen.dataset.value);
}

/** A sum of weights times marks, as people write it; a fraction where no decimal is exact. */
function decimal({ n, d }) {
  if (1000n % d !== 0n) return `${n}/${d}`;
  const thousandths = String((n * 1000n) / d).padStart(4, "0");
  return `${thousandths.slice(0, -3)}.${thousandths.slice(-3)}`.replace(/\.?0+$/, "");
}

function write(name, text) {
  for (const place of bar.querySelectorAll(`[data-show="${name}"]`)) place.textContent = text;
}

function warn(name, number) {
  write(name, String(number));
  bar.querySelector(`[data-warn="${name}"]`)?.classList.toggle("warn", number > 0);
  if (name === "unsaved") bar.querySelector(`[data-warn="unsaved"]`).hidden = number === 0;
}

function draw({ tenths, outcome }) {
  const rect = bar.querySelector(".gauge .bar");
  rect?.setAttribute("width", String(Number(tenths ?? 0n) / 10));
  rect?.setAttribute("class", `bar ${outcome}`);
}

// The keyboard: 1–4 or o t x n answer the row one is in; j and k go down and up.

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("textarea, select, input:not([type=radio])")) return;
  const at = items.indexOf(event.target.closest("form.item"));
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    return go(at === -1 ? 0 : at + (event.key === "j" ? 1 : -1));
  }
  const key = KEYS[event.key.toLowerCase()];
  if (at !== -1 && key !== undefined) choose(items[at], key);
}

function go(to) {
  const step = Math.sign(to - items.indexOf(document.activeElement?.closest("form.item"))) || 1;
  while (items[to]?.closest("details:not([open])")) to += step;
  const item = items[to];
  if (!item) return;
  const aim = item.querySelector(".marks input:checked") ?? item.querySelector(".marks input");
  aim?.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function choose(item, key) {
  const radios = [...item.querySelectorAll(".marks input[type=radio]")];
  const radio = typeof key === "number" ? radios[key] : radios.find((each) => each.value === key);
  if (!radio || radio.checked) return;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("input", { bubbles: true }));
}
