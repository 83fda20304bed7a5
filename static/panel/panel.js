"use strict";

// On a narrow screen the navigation folds away; without this script it stays open.
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-panel-menu]");
  const side = button?.closest(".panel-side");
  if (!side) return;
  button.hidden = false;
  side.classList.add("panel-folded");
  button.addEventListener("click", () => {
    const folded = side.classList.toggle("panel-folded");
    button.setAttribute("aria-expanded", String(!folded));
  });
});

// After a refusal the reader is taken to what has to be mended.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-panel-focus]")?.focus();
});

// A long list of boxes to tick gets a field that narrows it. What is ticked stays in sight.
document.addEventListener("DOMContentLoaded", () => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const [place, list] of document.querySelectorAll("[data-panel-pick]").entries()) {
    const field = document.createElement("input");
    field.type = "search";
    field.id = `panel-pick-${place}`;
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = list.dataset.label;
    list.before(label, field);
    field.addEventListener("input", () => {
      const words = plain(field.value).split(/\s+/);
      for (const option of list.querySelectorAll("label")) {
        const ticked = option.querySelector("input").checked;
        const text = plain(option.textContent);
        option.hidden = !ticked && !words.every((word) => text.includes(word));
      }
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
});

// What was typed is not left behind by accident.
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form.panel-form")) {
    let typed = document.querySelector("[data-panel-focus]") !== null;
    form.addEventListener("input", () => (typed = true));
    form.addEventListener("submit", () => (typed = false));
    window.addEventListener("beforeunload", (event) => typed && event.preventDefault());
  }
});

// The admin's script writes a chosen file's name into the first text field that it finds, which
// here is the title of the draft; a field that has its listener already is let alone.
document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll("input[type=file]")) {
    input.hasChangeListener = true;
  }
});
