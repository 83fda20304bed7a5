/* What is typed in the form of a comment is kept in this browser until it is sent: it comes back after
   a crash, a closed window, a lost connection or an expired session. Nothing leaves the browser. */
(() => {
    "use strict";

    const PREFIX = "abramos:comment:";
    const NAMES = ["text", "kind", "quote", "quote_start", "proposed_wording", "public_name", "submission_key"];
    const WORDS = ["text", "quote", "proposed_wording"];
    const OLD = 30 * 24 * 3600 * 1000;

    const store = (() => {
        try {
            localStorage.setItem(`${PREFIX}?`, "");
            localStorage.removeItem(`${PREFIX}?`);
            return localStorage;
        } catch {
            return null; // refused by the browser: nothing is kept, nothing breaks
        }
    })();
    if (!store) return;

    const kept = (key) => {
        try {
            return JSON.parse(store.getItem(key));
        } catch {
            return null;
        }
    };
    const keys = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
    const field = (form, name) => form.querySelector(`[name="${name}"]:not([type=radio])`);
    const read = (form) =>
        Object.fromEntries(NAMES.map((name) => [name, field(form, name)?.value ?? ""]));
    const keyOf = (form) => PREFIX + form.dataset.draft;

    const keep = (form) => {
        const values = read(form);
        try {
            if (WORDS.some((name) => values[name].trim())) {
                store.setItem(keyOf(form), JSON.stringify({ values, at: Date.now() }));
            } else {
                store.removeItem(keyOf(form));
            }
        } catch {
            // No room: what is on the page stays on the page.
        }
    };

    const fill = (form, values) => {
        for (const name of NAMES) {
            const one = field(form, name);
            if (one && typeof values[name] === "string") one.value = values[name];
        }
        const more = form.querySelector("details.more-fields");
        if (more && (values.quote || values.proposed_wording)) more.open = true;
    };

    const enliven = (root) => {
        const form = root.querySelector?.("form[data-draft]");
        if (!form) return;
        const before = read(form);
        const found = kept(keyOf(form))?.values;
        // What the server gave back, in a form it refused or in a comment that waits, goes first.
        if (found && WORDS.every((name) => !before[name].trim())) {
            fill(form, found);
            const notice = form.querySelector("[data-restored]");
            notice.hidden = false;
            notice.querySelector("[data-discard]").addEventListener("click", () => {
                fill(form, before);
                store.removeItem(keyOf(form));
                notice.hidden = true;
                field(form, "text").focus();
            });
        }
        let rest;
        form.addEventListener("input", () => {
            clearTimeout(rest);
            rest = setTimeout(() => keep(form), 300);
        });
        form.addEventListener("change", () => keep(form));
        window.addEventListener("pagehide", () => form.isConnected && keep(form));
    };

    document.addEventListener("DOMContentLoaded", () => {
        // The receipt is the proof that nothing has to be kept any longer.
        const sent = document.querySelector("[data-sent-key]")?.dataset.sentKey;
        for (const key of keys()) {
            const draft = kept(key);
            if (!draft || draft.values?.submission_key === sent || Date.now() - draft.at > OLD) {
                store.removeItem(key);
            }
        }
        enliven(document);
    });
    document.addEventListener("htmx:afterSettle", (event) => {
        if (event.detail.elt.id === "comment-form") enliven(event.detail.elt);
    });
})();
