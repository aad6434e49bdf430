// The checklist of a review: every row is saved as one goes.

import { keep } from "./saving.js";

const list = document.querySelector(".checklist[data-live]");
if (list) keep(list, [...list.querySelectorAll("form.check")]);
