"""Private addresses leave their key in a cookie and nowhere else."""

import logging
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.workspace import finding_the_own, workspace_routes
from store import workspaces
from store.workspaces import create, delete, handle, read_token

pytestmark = pytest.mark.usefixtures("database")
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


async def page(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"page {request.url.query}")


@pytest.fixture
def browser() -> Iterator[TestClient]:
    app = Starlette(
        routes=[Route("/", finding_the_own(page)), Route("/p", finding_the_own(page)), *workspace_routes()]
    )
    with TestClient(app, base_url="http://app.test", follow_redirects=False) as client:
        yield client


def cookies(answer) -> dict[str, SimpleCookie]:
    return {
        name: morsel for line in answer.headers.get_list("set-cookie") for name, morsel in SimpleCookie(line).items()
    }


def test_the_private_address_sets_the_cookie_and_leads_to_an_address_without_the_key(browser: TestClient) -> None:
    token, _ = create("{}")
    answer = browser.get(f"/arbeitsbereich/{token}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/?w={handle(token)}")
    assert token not in answer.text
    found = cookies(answer)
    assert {name: morsel.value for name, morsel in found.items()} == {
        f"immosieb_w_{handle(token)}": token,
        "immosieb_own": handle(token),
    }
    for morsel in found.values():
        assert (morsel["httponly"], morsel["samesite"], morsel["path"], morsel["secure"]) == (True, "lax", "/", "")
        assert int(morsel["max-age"]) == 400 * 86_400


def test_such_an_answer_is_neither_kept_nor_found_nor_told_to_others(browser: TestClient) -> None:
    token, _ = create("{}")
    for answer in (
        browser.get(f"/arbeitsbereich/{token}"),
        browser.get("/arbeitsbereich/nothing"),
        browser.post("/arbeitsbereich", json={}),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"


def test_the_language_goes_along(browser: TestClient) -> None:
    token, _ = create("{}")
    assert browser.get(f"/arbeitsbereich/{token}?lang=en").headers["location"] == f"/?w={handle(token)}&lang=en"
    assert browser.get("/?lang=en").headers["location"] == f"/?w={handle(token)}&lang=en"


def test_over_https_the_cookie_is_for_https_only(browser: TestClient) -> None:
    token, _ = create("{}")
    behind_a_proxy = browser.get(f"/arbeitsbereich/{token}", headers={"X-Forwarded-Proto": "https"})
    told_by_the_page = browser.post(
        "/arbeitsbereich", json={"token": token}, headers={**OWN_PAGE, "Origin": "https://app.test"}
    )
    for answer in (behind_a_proxy, told_by_the_page):
        assert all(morsel["secure"] for morsel in cookies(answer).values())


@pytest.mark.parametrize("token", ("x", "a" * 32, "%2e%2e", "<script>alert(1)", "forget"))
def test_an_unknown_key_sets_nothing_and_is_not_printed(browser: TestClient, token: str) -> None:
    answer = browser.get(f"/arbeitsbereich/{token}")
    assert answer.status_code == 404
    assert "Diesen Arbeitsbereich gibt es nicht" in answer.text
    assert "alert" not in answer.text
    assert cookies(answer) == {}


def test_a_deleted_workspace_opens_no_more(browser: TestClient) -> None:
    token, _ = create("{}")
    delete(token)
    assert browser.get(f"/arbeitsbereich/{token}").status_code == 404


def test_a_bare_address_leads_into_the_own_workspace(browser: TestClient) -> None:
    token, _ = create("{}")
    assert browser.get("/").text == "page "
    browser.get(f"/arbeitsbereich/{token}")
    answer = browser.get("/p")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p?w={handle(token)}")
    assert answer.headers["vary"] == "Cookie"
    assert set(cookies(answer)) == {"immosieb_own", f"immosieb_w_{handle(token)}"}, "It stays found."


@pytest.mark.parametrize("query", ("o=A", "g5=60000", "w=0123456789ab", "embed=true", "lang=en&o=A"))
def test_an_address_that_holds_something_is_shown_as_it_is(browser: TestClient, query: str) -> None:
    browser.get(f"/arbeitsbereich/{create('{}')[0]}")
    assert browser.get(f"/?{query}").text == f"page {query}"


def test_a_read_only_address_never_becomes_the_own_one(browser: TestClient) -> None:
    reader = read_token(create("{}")[0])
    answer = browser.get(f"/arbeitsbereich/{reader}")
    assert answer.headers["location"] == f"/?w={handle(reader)}"
    assert set(cookies(answer)) == {f"immosieb_w_{handle(reader)}"}
    assert browser.get("/").text == "page "


def test_somebody_elses_address_does_not_displace_the_own_one(browser: TestClient) -> None:
    mine, theirs = create("{}")[0], create("{}")[0]
    browser.get(f"/arbeitsbereich/{mine}")
    for token in (theirs, read_token(theirs)):
        assert set(cookies(browser.get(f"/arbeitsbereich/{token}"))) == {f"immosieb_w_{handle(token)}"}
    assert browser.get("/").headers["location"] == f"/?w={handle(mine)}"


def test_a_link_on_another_site_does_not_choose_the_own_workspace(browser: TestClient) -> None:
    token, _ = create("{}")
    answer = browser.get(f"/arbeitsbereich/{token}", headers={"Sec-Fetch-Site": "cross-site"})
    assert set(cookies(answer)) == {f"immosieb_w_{handle(token)}"}


def test_the_page_makes_a_workspace_the_own_one_and_forgets_it(browser: TestClient) -> None:
    first, second = create("{}")[0], create("{}")[0]
    for token in (first, second):
        assert browser.post("/arbeitsbereich", json={"token": token}, headers=OWN_PAGE).status_code == 204
    assert browser.get("/").headers["location"] == f"/?w={handle(second)}"
    assert browser.post("/arbeitsbereich/forget", json={"handle": handle(first)}, headers=OWN_PAGE).status_code == 204
    assert browser.get("/").headers["location"] == f"/?w={handle(second)}"
    assert (
        browser.post("/arbeitsbereich/forget", json={"handle": handle(second)}, headers=OWN_PAGE).status_code == 204
    )
    assert dict(browser.cookies) == {}
    assert browser.get("/").text == "page "
    assert workspaces.open_with(second).document == "{}", "Forgetting is not deleting."


@pytest.mark.parametrize("path", ("/arbeitsbereich", "/arbeitsbereich/forget"))
@pytest.mark.parametrize(
    "headers",
    (
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[bad"},
        {"Sec-Fetch-Site": "same-origin", "Content-Type": "text/plain"},
    ),
)
def test_another_page_can_set_and_forget_nothing(browser: TestClient, path: str, headers: dict[str, str]) -> None:
    token, _ = create("{}")
    answer = browser.post(path, json={"token": token, "handle": handle(token)}, headers=headers)
    assert (answer.status_code, cookies(answer)) == (403, {})


def test_an_old_browser_is_known_by_its_origin(browser: TestClient) -> None:
    answer = browser.post("/arbeitsbereich", json={"token": create("{}")[0]}, headers={"Origin": "http://app.test"})
    assert answer.status_code == 204


@pytest.mark.parametrize("body", (b"", b"[]", b"{", b'{"token": 1}', b'{"token": "x"}', b" " * 2_000, b"[" * 900))
def test_nonsense_is_refused(browser: TestClient, body: bytes) -> None:
    headers = {**OWN_PAGE, "Content-Type": "application/json"}
    assert browser.post("/arbeitsbereich", content=body, headers=headers).status_code == 403


def test_a_database_that_does_not_answer_is_said_calmly(browser: TestClient, monkeypatch) -> None:
    token, _ = create("{}")

    def broken(_: str) -> None:
        raise OperationalError("ask", None, Exception("no such host"))

    monkeypatch.setattr(workspaces, "standing", broken)
    answer = browser.get(f"/arbeitsbereich/{token}")
    assert (answer.status_code, cookies(answer)) == (503, {})
    assert "Es ist nichts verloren." in answer.text
    assert browser.post("/arbeitsbereich", json={"token": token}, headers=OWN_PAGE).status_code == 503


def test_a_key_that_opens_nothing_is_not_kept(browser: TestClient) -> None:
    answer = browser.post("/arbeitsbereich", json={"token": "a" * 32}, headers=OWN_PAGE)
    assert (answer.status_code, cookies(answer)) == (404, {})


def test_a_browser_holds_at_most_twenty_keys_and_never_drops_its_own(browser: TestClient) -> None:
    own, _ = create("{}")
    browser.get(f"/arbeitsbereich/{own}")
    for _ in range(25):
        browser.get(f"/arbeitsbereich/{read_token(create('{}')[0])}")
    keys = [name for name in browser.cookies if name.startswith("immosieb_w_")]
    assert len(keys) == 20
    assert f"immosieb_w_{handle(own)}" in keys


def test_a_log_of_requests_holds_no_key(caplog: pytest.LogCaptureFixture) -> None:
    workspace_routes()
    token, _ = create("{}")
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        logging.getLogger("uvicorn.access").info(
            '%s - "%s %s" %d', "127.0.0.1", "GET", f"/arbeitsbereich/{token}?lang=en", 303
        )
    assert token not in caplog.text
    assert "/arbeitsbereich/…?lang=en" in caplog.text
    logging.getLogger("uvicorn.access").info("%s", "/w/identifier/secret")
    assert "secret" not in caplog.text


def test_the_running_app_answers_there(client) -> None:
    assert client.get(f"/arbeitsbereich/{'a' * 32}").status_code == 404
    assert "Arbeitsbereich" in client.get(f"/arbeitsbereich/{'a' * 32}").text
    assert client.post("/arbeitsbereich", json={}).status_code == 403
