"""What people do in the browser, named as they would say it. Pages are read in English, whose
words stand in the code."""

import re

from playwright.sync_api import expect


def sign_in(page, email):
    """Ask for a code, read it in the mailbox, and enter it; the site has led to this page."""
    page.wait_for_url(re.compile("/cuenta/entrar/"))
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me the code").click()
    letters = page.context.new_page()
    letters.goto("/en/correo/")
    letter = letters.get_by_role("article").filter(has_text=f"To {email}").first
    code = letter.locator("code").inner_text()
    letters.close()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Continue").click()


def import_draft(page, policy, text):
    """Paste a text, look at the preview, and save it as the working draft."""
    page.goto("/en/panel/drafts/draft/import/")
    page.get_by_label("Policy").select_option(label=policy)
    page.get_by_label("Or paste the text here").fill(text)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Nothing has been saved yet").first).to_be_visible()
    page.get_by_role("button", name="Save as working draft").click()


def publish_draft(page):
    page.get_by_role("link", name=re.compile("Publish")).first.click()
    page.get_by_role("button", name="Publish for good").click()
