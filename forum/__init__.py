"""Forum: registration, agenda, badges and doors of international business forums."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Config
from forum import cli, clock, keyring, web
from forum.extensions import babel, csrf, db, limiter, migrate, prepare
from forum.mail.postman import mailer
from forum.web.templating import Templates

ROOT = Path(__file__).parent.parent


def create_app(config: Config | None = None) -> Flask:
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.jinja_environment = Templates
    settings = config or Config.from_env()
    app.config.from_mapping(asdict(settings))
    clock.shift(timedelta(seconds=settings.CLOCK_OFFSET))
    keyring.hold(settings.FORUM_KEYS)
    _extend(app, settings)
    web.register(app)
    cli.register(app)
    return app


def _extend(app: Flask, settings: Config) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"))
    csrf.init_app(app)
    babel.init_app(
        app,
        locale_selector=web.language.chosen,
        default_translation_directories=str(ROOT / "forum" / "translations"),
    )
    limiter.init_app(app)
    mailer.init_app(app)
    if settings.TRUSTED_PROXIES:
        hops = settings.TRUSTED_PROXIES
        # Not the host: a proxy hands on the one that was asked for, and it has to be one of TRUSTED_HOSTS.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
