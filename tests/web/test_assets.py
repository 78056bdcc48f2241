import gzip


def test_stylesheets_are_packed_where_the_browser_takes_that(client):
    plain = client.get("/static/css/base.css", headers={"Accept-Encoding": "identity"})
    packed = client.get("/static/css/base.css", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    plain.close()


def test_a_packed_file_is_not_sent_twice(client):
    first = client.get("/static/css/base.css", headers={"Accept-Encoding": "gzip"})
    again = client.get(
        "/static/css/base.css", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_marked_file_may_be_kept_for_ever(client):
    answer = client.get("/static/css/base.css?v=12345678", headers={"Accept-Encoding": "gzip"})
    assert "immutable" in answer.headers["Cache-Control"]


def test_nothing_outside_the_folder_is_served(client):
    for path in ("/static/../config.py", "/static/%2e%2e/config.py", "/static/css/none.css"):
        assert client.get(path, headers={"Accept-Encoding": "gzip"}).status_code == 404
