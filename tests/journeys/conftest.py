import contextlib
import os

import pytest
from playwright.sync_api import sync_playwright

from tests.launcher import Launcher


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site as `make run` starts it: real web server, worker, beat, services."""
    launcher = Launcher(tmp_path_factory.mktemp("var"))
    launcher.start().wait_until_up()
    yield launcher
    launcher.stop()


@pytest.fixture(scope="module")
def chromium():
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-quic"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture
def browse(chromium, site, request):
    """Give each person a browser of their own: `browse(width=360)` is somebody with a phone.

    When the test fails, what each of them saw last is left in var/failures.
    """
    with contextlib.ExitStack() as open_contexts:
        people = []

        def person(width=1280):
            context = chromium.new_context(
                base_url=site.address, viewport={"width": width, "height": 800}, locale="es-MX"
            )
            context.set_default_timeout(15_000)
            open_contexts.callback(context.close)
            people.append(context.new_page())
            return people[-1]

        yield person
        if getattr(request.node, "failed", False):
            for number, page in enumerate(people):
                page.screenshot(
                    path=f"var/failures/{request.node.name}-{number}.png", full_page=True
                )
