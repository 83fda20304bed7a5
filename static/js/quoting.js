/* Choosing words of an article: by mouse or touch, or sentence by sentence with buttons and keys.
   Places are counted in code points of the article's plain text, which comments/quoting/plain.py
   defines: both make the same text of the same element. Without this, the field for the quoted
   words is typed in. */
(() => {
    "use strict";

    const BLOCKS = new Set(
        "BLOCKQUOTE BR DIV HR LI OL P PRE TABLE TBODY TD TH THEAD TR UL".split(" "),
    );
    const SPACE = /[\t\n\f\r \u00a0]/;

    /* Return the plain text of an element as code points, each with the text node and the offset
       (in code units) where it stands, and the places where a block begins. */
    const plainOf = (root) => {
        const points = [];
        const blocks = new Set();
        let opening = true;
        let space = null; // a run of white space that has begun and not been written yet
        const put = (sign, node, from, to) => {
            if (SPACE.test(sign)) {
                space ??= { sign: " ", node, from, to };
            } else {
                if (space && points.length) points.push(space);
                space = null;
                if (opening) blocks.add(points.length);
                opening = false;
                points.push({ sign, node, from, to });
            }
        };
        const walk = (node) => {
            if (node.nodeType === Node.TEXT_NODE) {
                let at = 0;
                for (const sign of node.data) {
                    put(sign, node, at, at + sign.length);
                    at += sign.length;
                }
                return;
            }
            const block = node !== root && BLOCKS.has(node.tagName);
            const edge = () => {
                put(" ", null, 0, 0);
                opening = true;
            };
            if (block) edge();
            node.childNodes.forEach(walk);
            if (block) edge();
        };
        walk(root);
        return { points, blocks, text: points.map((point) => point.sign).join("") };
    };

    /* Return the range of the document that the code points from `start` up to `end` take. */
    const rangeOf = (plain, start, end) => {
        const stretch = plain.points.slice(start, end).filter((point) => point.node);
        if (!stretch.length) return null;
        const range = document.createRange();
        range.setStart(stretch[0].node, stretch[0].from);
        range.setEnd(stretch.at(-1).node, stretch.at(-1).to);
        return range;
    };

    /* Return where a range stands in the plain text, without white space at its ends; null outside. */
    const placeOf = (plain, range) => {
        const inside = (point) =>
            point.node &&
            range.comparePoint(point.node, point.from) >= 0 &&
            range.comparePoint(point.node, point.to) <= 0;
        let start = plain.points.findIndex(inside);
        let end = plain.points.findLastIndex(inside) + 1;
        while (start >= 0 && start < end && plain.points[start].sign === " ") start += 1;
        while (end > start && plain.points[end - 1].sign === " ") end -= 1;
        return start >= 0 && end > start ? { start, end } : null;
    };

    // What numbers a sentence and is none: "IV.", "12)", "a)", "Art."
    const NUMBERING = /^(?:[IVXLCDM]+|\d+|[a-zñ]|art|fracc?|núm|inc)[.)]+[-–—]?$/i;

    /* Return the sentences of a plain text as places in it: none goes over the edge of a block, and
       none is a number alone. */
    const sentencesOf = ({ points, blocks }, language) => {
        const segmenter = Intl.Segmenter && new Intl.Segmenter(language, { granularity: "sentence" });
        const cut = (text) =>
            segmenter
                ? [...segmenter.segment(text)].map((one) => one.segment)
                : text.match(/[^.!?]+[.!?]*\s*/g) ?? [text];
        const edges = [...blocks, points.length];
        const sentences = [];
        for (let block = 0; block + 1 < edges.length; block += 1) {
            let at = edges[block];
            let start = at;
            let words = "";
            const text = points.slice(at, edges[block + 1]).map((point) => point.sign).join("");
            const pieces = cut(text);
            pieces.forEach((piece, place) => {
                words += piece;
                at += [...piece].length;
                const lastWord = words.trim().split(" ").at(-1);
                if (NUMBERING.test(lastWord) && place + 1 < pieces.length) return;
                const length = [...words.trimEnd()].length;
                if (length) sentences.push({ start, end: start + length });
                start = at;
                words = "";
            });
        }
        return sentences;
    };

    const highlight = (name, ranges) => {
        if (!window.Highlight || !CSS.highlights) return;
        if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
        else CSS.highlights.delete(name);
    };

    const enliven = (article) => {
        const plain = plainOf(article);
        const ranges = (places) => places.map(({ start, end }) => rangeOf(plain, start, end)).filter(Boolean);

        const quoted = document.querySelectorAll("[data-quoted] li[data-start]");
        highlight("quoted", ranges([...quoted].map(({ dataset }) => ({ start: +dataset.start, end: +dataset.end }))));

        const chooser = document.querySelector("[data-chooser]");
        if (!chooser) return;
        const words = chooser.querySelector("[data-chosen]");
        const use = chooser.querySelector('[data-choose="use"]');
        const sentences = sentencesOf(plain, document.documentElement.lang);
        let chosen = null;
        chooser.hidden = false;

        const textOf = ({ start, end }) => plain.points.slice(start, end).map((point) => point.sign).join("");
        const choose = (place, { scroll = false } = {}) => {
            chosen = place;
            highlight("chosen", place ? ranges([place]) : []);
            use.disabled = !place;
            words.textContent = place ? `${chooser.dataset.said} “${textOf(place)}”` : chooser.dataset.nothing;
            if (place && scroll) {
                rangeOf(plain, place.end - 1, place.end)?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
            }
        };

        const first = () => sentences.findIndex((one) => one.end > chosen.start);
        const last = () => sentences.findLastIndex((one) => one.start < chosen.end);
        const span = (from, to) =>
            choose({ start: sentences[from].start, end: sentences[to].end }, { scroll: true });
        const acts = {
            next: () => {
                const at = chosen ? Math.min(last() + 1, sentences.length - 1) : 0;
                span(at, at);
            },
            back: () => {
                const at = chosen ? Math.max(first() - 1, 0) : sentences.length - 1;
                span(at, at);
            },
            more: () => (chosen ? span(first(), Math.min(last() + 1, sentences.length - 1)) : acts.next()),
            less: () => {
                if (chosen) span(first(), Math.max(last() - 1, first()));
            },
            none: () => {
                document.getSelection().removeAllRanges();
                choose(null);
            },
            use: () => {
                if (!chosen) return;
                const quote = document.getElementById("id_quote");
                const place = chosen;
                quote.value = textOf(place);
                quote.closest("details").open = true;
                quote.dispatchEvent(new Event("input", { bubbles: true }));
                const start = document.getElementById("id_quote_start");
                if (start) {
                    start.value = place.start;
                } else {
                    // The form asks which place is meant: say it there.
                    const choice = document.querySelector(`[name=quote_start][value="${place.start}"]`);
                    if (choice) choice.checked = true;
                }
                document.getElementById("id_text").focus();
            },
        };
        const KEYS = { ArrowDown: "next", ArrowUp: "back", Escape: "none" };
        const WITH_SHIFT = { ArrowDown: "more", ArrowUp: "less" };
        chooser.addEventListener("click", (event) => {
            const button = event.target.closest("[data-choose]");
            if (button && sentences.length) acts[button.dataset.choose]();
        });
        chooser.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.altKey || event.metaKey || !sentences.length) return;
            const act = (event.shiftKey ? WITH_SHIFT : KEYS)[event.key];
            if (!act) return;
            event.preventDefault();
            acts[act]();
        });

        // What is selected by mouse or touch; read when the selection rests, so that a selection that
        // is still being made is not spoken at each letter.
        let rest;
        document.addEventListener("selectionchange", () => {
            clearTimeout(rest);
            rest = setTimeout(() => {
                const selection = document.getSelection();
                if (!selection.rangeCount || selection.isCollapsed) return;
                const range = selection.getRangeAt(0);
                if (!range.intersectsNode(article)) return;
                const place = placeOf(plain, range);
                if (place) choose(place);
            }, 250);
        });
    };

    document.addEventListener("DOMContentLoaded", () => {
        const article = document.querySelector("[data-quotable]");
        if (article) enliven(article);
    });
    // Words typed over are no longer those that stood in that place.
    document.addEventListener("input", (event) => {
        if (event.target.id !== "id_quote") return;
        const start = document.getElementById("id_quote_start");
        if (start) start.value = "";
    });

    window.abramosQuoting = { plainOf, sentencesOf };
})();
