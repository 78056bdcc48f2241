def test_the_process_says_it_is_there(client):
    assert client.get("/healthz").status_code == 200
