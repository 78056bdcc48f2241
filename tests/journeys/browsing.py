"""Browsers and those who look through them. Each visitor notes what it asked for and what was wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright

from tools import chromium

PATIENCE = 30_000  # milliseconds; the machine may be busy with other tests
SHORTLY = 1_000
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
# Playwright itself runs a script in each frame; the letter's frame has none, and says so.
NOT_OURS = "Blocked script execution in"
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`))"""
VERDICTS = """let told;
new MutationObserver(() => {
    const { v } = document.getElementById("scanner")?.dataset ?? {};
    const said = v && `verdict ${v}: ${document.querySelector("[data-part=spoken]").textContent}`;
    if (said && said !== told) console.info(said);
    told = said;
}).observe(document, { childList: true, subtree: true, attributes: true })"""


@contextmanager
def a_browser(*arguments: str) -> Iterator[Browser]:
    """Chromium, headless. One at a time: Playwright allows no second beside it."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--no-sandbox", *arguments], timeout=2 * PATIENCE
        )
        yield browser
        browser.close()


class Visitor:
    """Somebody at a window of their own; `complaints` and `elsewhere` have to stay empty."""

    def __init__(self, browser: Browser, address: str, **options):
        self.address = address
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.context = browser.new_context(base_url=address, **{"locale": "en", **options})
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(VIOLATIONS)
        self.context.on("request", lambda request: self._note(request.url))
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()

    def open(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def reload_until(self, text: str) -> None:
        """Look again until the page says so: somebody else is still at work on it."""
        for _again in range(PATIENCE // SHORTLY):
            try:
                self.page.get_by_text(text).first.wait_for(timeout=SHORTLY)
            except Error:
                self.page.reload()
            else:
                return
        raise AssertionError(f"{text!r} never appeared on {self.page.url}")

    def verdict(self, colour: str, *words: str, after) -> None:
        """The scanner shows this verdict after the action; a green one stays for less than a second."""

        def fits(message: ConsoleMessage) -> bool:
            return message.text.startswith(f"verdict {colour}:") and all(
                word in message.text for word in words
            )

        with self.page.expect_console_message(fits, timeout=PATIENCE):
            after()

    def watch_verdicts(self) -> None:
        self.context.add_init_script(VERDICTS)

    def _note(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:", f"blob:{self.address}/", "about:")):
            self.elsewhere.append(url)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or NOT_OURS in message.text:
            return
        if not self._is_the_page_itself(message):
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _is_the_page_itself(self, message: ConsoleMessage) -> bool:
        """A page may be an error page: Chromium writes its status down. What a page loads has to be there."""
        whole = message.location["url"].partition("#")[0]
        return "the server responded with a status of 4" in message.text and _path(whole) == _path(
            self.page.url
        )


def _path(url: str) -> str:
    return urlsplit(url).path
