"""An article's Markdown becomes HTML that is harmless and loses no word."""

from drafts.markdown import render


def test_tables_lists_and_emphasis_are_shown():
    html = render("Los *datos*:\n\n- uno\n- dos\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert "<em>datos</em>" in html
    assert html.count("<li>") == 2
    assert '<div class="table-scroll" tabindex="0"><table>' in html


def test_nothing_runs_and_nothing_is_fetched():
    html = render(
        "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n![i](http://otra.example/i.png)"
    )
    assert "<script" not in html
    assert "href=" not in html.replace('href="http://otra.example/i.png"', "")
    assert "<img" not in html


def test_notes_are_raised_where_they_are_referred_to_and_where_they_stand():
    html = render("Según la ley[^1] y el acuerdo[^b]: ambos.\n\n[^1]: Ibidem.\n\n[^b]: Acuerdo 5.")
    assert html == (
        "<p>Según la ley<sup>1</sup> y el acuerdo<sup>b</sup>: ambos.</p>\n"
        "<p><sup>1</sup> Ibidem.</p>\n<p><sup>b</sup> Acuerdo 5.</p>\n"
    )


def test_what_looks_like_an_address_apart_is_text():
    assert "[ley]" in render("Véase.\n\n[ley]: Ibidem.")
