"""The least a Flask application can do: what everything else is compared with."""

from flask import Flask

app = Flask(__name__)


@app.get("/healthz")
@app.get("/")
def hello() -> str:
    return "Hello"
