/* What makes the pages smoother. Everything works without it. */
(() => {
    "use strict";

    const say = (words) => {
        const status = document.getElementById("status");
        if (status) status.textContent = words;
    };

    const count = (counter) => {
        const field = document.getElementById(counter.dataset.counter);
        const limit = Number(counter.dataset.limit);
        const tell = () => {
            const length = [...field.value].length;
            counter.classList.toggle("over", length > limit);
            counter.textContent = length ? `${length} / ${limit}` : counter.dataset.words;
        };
        counter.dataset.words = counter.textContent.trim();
        field.addEventListener("input", tell);
        if (field.value) tell();
    };

    const enliven = (root) => {
        root.querySelectorAll("[data-counter]").forEach(count);
        root.querySelectorAll("[data-copy]").forEach((button) => {
            if (!navigator.clipboard) return;
            button.hidden = false;
            button.addEventListener("click", async () => {
                await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
                say(button.dataset.copied);
            });
        });
        root.querySelector("[data-focus]")?.focus();
    };

    document.addEventListener("DOMContentLoaded", () => {
        enliven(document);
        const contents = document.querySelector("details.contents");
        if (contents && matchMedia("(min-width: 62rem)").matches) contents.open = true;
    });

    // A choice in the contents closes them where they cover the text.
    document.addEventListener("click", (event) => {
        const contents = event.target.closest("details.contents");
        if (contents && event.target.closest("a") && !matchMedia("(min-width: 62rem)").matches) {
            contents.open = false;
        }
    });

    // More comments: the focus goes to the first new one.
    let place = null;
    document.addEventListener("htmx:beforeSwap", (event) => {
        const line = event.detail.target;
        const link = line.querySelector?.("[data-more]");
        if (link) place = { list: line.parentElement, index: [...line.parentElement.children].indexOf(line), words: link.dataset.more };
    });
    document.addEventListener("htmx:afterSettle", (event) => {
        if (place) {
            place.list.children[place.index]?.querySelector("a")?.focus();
            say(place.words);
            place = null;
        }
        if (event.detail.elt.id === "comment-form") enliven(event.detail.elt);
    });

    const failed = (event) => {
        const words = event.detail.elt.dataset.failed;
        if (!words) return;
        let line = event.detail.elt.querySelector(".failed");
        if (!line) {
            line = document.createElement("p");
            line.className = "failed";
            line.setAttribute("role", "alert");
            event.detail.elt.append(line);
        }
        line.textContent = words;
    };
    document.addEventListener("htmx:sendError", failed);
    document.addEventListener("htmx:responseError", failed);
})();
