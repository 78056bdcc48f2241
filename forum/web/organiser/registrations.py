"""Registrations as a table: searched, filtered, paged; the address says it all. And one of them, whole."""

from dataclasses import dataclass, replace

from flask import request
from werkzeug.datastructures import MultiDict

from forum.badges.queries import badges_of
from forum.badges.states import VALID
from forum.delegations.queries import delegation_of
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of
from forum.insights.figures import states_counted
from forum.insights.stories import readings_of, story_of
from forum.mail.queries import letters_about
from forum.registration import queries
from forum.registration.duplicates import likely_of
from forum.registration.models import Registration
from forum.registration.policy import may_read_registrations
from forum.registration.queries import Filter, with_ref
from forum.registration.states import MOVES, State
from forum.web.access import only
from forum.web.following_on import after_mark, mark_of
from forum.web.names import countries_in_order
from forum.web.organiser import pages
from forum.web.organiser.answer_words import panel_of
from forum.web.organiser.standing import standing_of
from forum.web.organiser.telling import told
from forum.web.pages import or_404, page


@dataclass(frozen=True)
class Wish:
    """What the address asks for, as it stands there; what it does not know it leaves out."""

    q: str | None = None
    state: State | None = None
    category: str | None = None
    country: str | None = None

    @classmethod
    def of(cls, args: MultiDict[str, str]) -> "Wish":
        state = args.get("state")
        return cls(
            q=args.get("q", "").strip() or None,
            state=State(state) if state in set(State) else None,
            category=args.get("category") or None,
            country=args.get("country") or None,
        )

    def filter(self, categories: list[Category]) -> Filter:
        by_code = {category.code: category.id for category in categories}
        chosen = by_code.get(self.category, 0) if self.category else None
        return Filter(q=self.q, state=self.state, category_id=chosen, country=self.country)

    def address(self, **changes: object) -> dict[str, object]:
        """The same wish, changed, as parameters of an address."""
        wished = replace(self, **{name: value for name, value in changes.items() if name in WISHES})  # type: ignore[arg-type]
        kept = {name: getattr(wished, name) for name in WISHES}
        others = {name: value for name, value in changes.items() if name not in WISHES}
        return {name: value for name, value in (kept | others).items() if value}


WISHES = ("q", "state", "category", "country")


@pages.get("/desk/<edition>/registrations")
@only(may_read_registrations)
def registrations(edition):
    categories, wish = list(categories_of(edition.id)), Wish.of(request.args)
    by_state = states_counted(edition.id)
    after = after_mark(request.args.get("after", ""))
    rows = queries.page_of(edition.id, wish.filter(categories), after)
    is_all = after is None and len(rows) <= queries.PAGE
    return page(
        "organiser/registrations/list.html",
        edition=edition,
        wish=wish,
        found=rows[: queries.PAGE],
        next=mark_of(rows[queries.PAGE - 1]) if len(rows) > queries.PAGE else None,
        is_first=after is None,
        count=len(rows) if is_all else _count(edition, wish, categories, by_state),
        by_state=by_state,
        total=sum(by_state.values()),
        categories=categories,
        countries=countries_in_order(),
        states=list(State),
    )


@pages.get("/desk/<edition>/registrations/<ref>")
@only(may_read_registrations)
def registration(edition, ref):
    return show(edition, found(edition, ref))


def found(edition: Edition, ref: str) -> Registration:
    return or_404(with_ref(edition.id, ref.upper()))


def show(edition: Edition, registration: Registration) -> tuple[str, int]:
    badges = badges_of(registration)
    return page(
        "organiser/registrations/one.html",
        edition=edition,
        registration=registration,
        moves=MOVES[State(registration.state)],
        standing=standing_of(registration),
        badges=badges,
        has_badge=any(badge.state in VALID for badge in badges),
        own=panel_of(edition, registration),
        consents=queries.consents_of(registration),
        delegation=delegation_of(edition.id, registration.delegation_id),
        duplicates=likely_of(registration),
        letters=letters_about(edition.id, "registration", registration.id),
        story=[(entry, told(entry, edition)) for entry in story_of(registration, badges)],
        readings=readings_of(badges),
    )


def _count(edition: Edition, wish: Wish, categories: list[Category], by_state: dict[State, int]) -> int:
    """How many there are in all; the counts by state know it already where nothing else narrows."""
    if wish == Wish(state=wish.state):
        return by_state.get(wish.state, 0) if wish.state else sum(by_state.values())
    return queries.count_of(edition.id, wish.filter(categories))
