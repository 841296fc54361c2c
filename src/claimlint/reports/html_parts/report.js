(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const files = [...document.querySelectorAll(".file")];
  const rows = new Map([...document.querySelectorAll("tr[data-file]")].map((row) => [row.dataset.file, row]));
  const marks = [...document.querySelectorAll(".mark")].map((mark) => [mark, mark.dataset.f.split(" "), mark.className]);
  const output = form.querySelector("output");
  const fileOf = new Map();
  for (const file of files) for (const card of file.querySelectorAll(".card")) fileOf.set(card, file);
  let current = null;

  function apply() {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const decided = form.elements.decided ? form.elements.decided.checked : true;
    const rule = form.elements.rule.value;
    const file = form.elements.file ? form.elements.file.value : "";
    const shown = new Set();
    const used = new Set();
    for (const card of cards) {
      const home = fileOf.get(card);
      const show = severities.has(card.dataset.severity) && (decided || card.dataset.status === "open") &&
        (!rule || card.dataset.rule === rule) && (!file || home.id === file);
      card.hidden = !show;
      if (show) { shown.add(card.id.slice(1)); used.add(home.id); }
    }
    for (const home of files) home.hidden = !used.has(home.id);
    for (const [name, row] of rows) row.hidden = !used.has(name);
    for (const [mark, numbers, look] of marks) {
      const first = numbers.find((number) => shown.has(number));
      mark.className = first === undefined ? "mark off" : look;
      if (first !== undefined) mark.setAttribute("href", "#f" + first);
      mark.tabIndex = first === undefined ? -1 : 0;
    }
    output.textContent = shown.size === 1 ? "1 finding" : shown.size.toLocaleString("en") + " findings";
  }

  function select(card) {
    if (current) current.classList.remove("current");
    for (const [mark] of marks) mark.classList.remove("current");
    current = card;
    card.classList.add("current");
    const number = card.id.slice(1);
    for (const [mark, numbers] of marks) if (numbers.includes(number)) mark.classList.add("current");
  }

  function step(by) {
    const shown = cards.filter((card) => !card.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length];
    select(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark:not(.off)");
    if (mark) select(document.querySelector(mark.getAttribute("href")));
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    if (card) select(card);
  });
  apply();
})();
