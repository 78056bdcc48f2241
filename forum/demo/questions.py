"""What this forum asks beside the form's own fields."""

from forum.audit.services import Actor
from forum.columns import Words
from forum.demo.edition import Made
from forum.registration.questions import services
from forum.registration.questions.kinds import Kind
from forum.registration.questions.rules import Option
from forum.registration.questions.services import Content

COACH = Words(
    en="Do you need a place in a coach from Almaty?",
    kk="Алматыдан шығатын автобуста орын керек пе?",
    ru="Нужно ли вам место в автобусе из Алматы?",
    ko="알마티에서 출발하는 버스 좌석이 필요하십니까?",
)
WHERE = Words(
    en="Where do you get on?", kk="Қай жерден мінесіз?", ru="Где вы сядете?", ko="어디에서 타시겠습니까?"
)
STOPS = (
    Option("airport", Words(en="At the airport", kk="Әуежайдан", ru="В аэропорту", ko="공항")),
    Option("centre", Words(en="In the centre", kk="Қала орталығынан", ru="В центре города", ko="시내")),
)
MEDIUM = Words(
    en="Which medium do you write for?",
    kk="Қай басылымға жазасыз?",
    ru="Для какого издания вы пишете?",
    ko="어느 매체에 기고하십니까?",
)


def ask(made: Made, *, by: Actor) -> None:
    coach = services.add(made.edition, Content(Kind.YES_NO, COACH, Words()), by=by)
    services.add(
        made.edition,
        Content(Kind.CHOICE, WHERE, Words(), options=STOPS, after=coach.id, after_value="yes"),
        by=by,
    )
    press = (made.categories["press"].id,)
    services.add(made.edition, Content(Kind.TEXT, MEDIUM, Words(), categories=press), by=by)
