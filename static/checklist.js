// The checklist of a review, row by row, and the answers to a test, all at once: saved as one goes.

import { keep } from "./saving.js";

const list = document.querySelector(".checklist[data-live]");
if (list) keep(list, [...list.querySelectorAll("form.check")]);

const test = document.querySelector(".test[data-live]");
if (test) keep(test, [...test.querySelectorAll("form")]);
