"use strict";

// What is typed into an article is kept in this browser until the site has saved it: a session that
// ends, a network that fails or a tab that is closed loses nothing. Everything else works without.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-editor]");
  if (!form) return;
  const fields = ["heading", "text", "why"].map((name) => form.elements[name]);
  const revision = form.elements.revision;
  const days = (count) => count * 24 * 60 * 60 * 1000;
  const prefix = `abramos:article:${form.dataset.editorPerson}:`;
  const place = (article) => `${prefix}${article}`;
  const here = place(form.dataset.editor);

  // A browser may refuse to keep things; then there is nothing to offer either.
  const shelf = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
      } catch {
        return;
      }
    },
    keys() {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      } catch {
        return [];
      }
    },
  };

  const ticks = () => [...form.querySelectorAll('input[name="attends"]')];
  const written = () => ({
    words: fields.map((field) => field.value),
    ticked: ticks().filter((tick) => tick.checked).map((tick) => tick.value),
    revision: revision.value,
    at: Date.now(),
  });
  const same = (one, other) => one.every((words, index) => words.trim() === other[index].trim());

  // What the site has saved is not kept twice, nor anything for longer than a month.
  if (form.dataset.editorSaved) shelf.write(place(form.dataset.editorSaved), null);
  for (const key of shelf.keys()) {
    const kept = shelf.read(key);
    const latest = Array.isArray(kept) ? kept.at(-1) : kept;
    if (!latest || Date.now() - latest.at > days(30)) shelf.write(key, null);
  }

  // Words kept from an earlier visit are offered; those typed from now on stand apart from them.
  const waiting = `${here}:earlier`;
  const earlier = shelf.read(waiting) ?? [];
  const kept = shelf.read(here);
  const shown = written().words;
  if (kept && !same(kept.words, shown)) earlier.push(kept);
  shelf.write(here, null);
  const keepEarlier = () => shelf.write(waiting, earlier.length ? earlier : null);
  keepEarlier();

  const offers = document.querySelector("[data-editor-offers]");
  const offer = (entry) => {
    const part = document.querySelector("[data-editor-offer]").content.cloneNode(true);
    const section = part.firstElementChild;
    const when = new Date(entry.at).toLocaleString(document.documentElement.lang);
    section.querySelector("[data-editor-when]").textContent = when;
    section.querySelector("[data-editor-words]").textContent = entry.words
      .filter((words) => words.trim())
      .join("\n\n");
    const done = () => {
      earlier.splice(earlier.indexOf(entry), 1);
      keepEarlier();
      section.remove();
    };
    section.querySelector("[data-editor-take]").addEventListener("click", () => {
      const now = written();
      if (!same(now.words, shown)) {
        earlier.push(now);
        offer(now);
      }
      fields.forEach((field, index) => (field.value = entry.words[index]));
      for (const tick of ticks()) tick.checked = entry.ticked.includes(tick.value);
      revision.value = entry.revision;
      shelf.write(here, written());
      done();
      fields[1].dispatchEvent(new Event("input", { bubbles: true }));
      fields[1].focus();
    });
    section.querySelector("[data-editor-drop]").addEventListener("click", () => {
      done();
      fields[1].focus();
    });
    offers.append(section);
  };
  offers.setAttribute("role", "status");
  earlier.forEach(offer);

  let pause = 0;
  const keep = () => {
    clearTimeout(pause);
    pause = 0;
    shelf.write(here, written());
  };
  for (const field of [...fields, ...ticks()]) {
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(keep, 400);
    });
  }
  window.addEventListener("pagehide", () => pause && keep());
  form.addEventListener("submit", keep);

  // A form that came back from the site unsaved is as precious as one that was typed.
  if ("editorUnsaved" in form.dataset) keep();

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    const save = form.querySelector("[data-editor-save]");
    if (save) form.requestSubmit(save);
    else document.querySelector("#conflict [data-panel-focus]")?.focus();
  });

  // With this script what stands beside follows by itself.
  for (const button of form.querySelectorAll("[data-editor-plain]")) button.hidden = true;

  const trouble = form.querySelector("[data-editor-trouble]");
  const tell = (words) => {
    if (trouble.textContent !== words) trouble.textContent = words;
    trouble.hidden = !words;
  };
  form.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo, target } = event.detail;
    // Led elsewhere: to the sign-in page, which is no part of this one.
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== pathInfo.requestPath.split("?")[0]) {
      event.detail.shouldSwap = false;
      tell(form.dataset.editorEnded);
      return;
    }
    tell("");
    // What is the same is not said again.
    if (target.dataset.said === xhr.responseText) event.detail.shouldSwap = false;
    target.dataset.said = xhr.responseText;
  });
  form.addEventListener("htmx:sendError", () => tell(form.dataset.editorUnreachable));
  form.addEventListener("htmx:responseError", (event) => {
    tell(event.detail.xhr.status === 403 ? form.dataset.editorEnded : form.dataset.editorUnreachable);
  });
});
