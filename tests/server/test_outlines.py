import gzip
import json

from store.atlas.outlines import outlines
from store.atlas.served import served

GZIP = {"Accept-Encoding": "gzip"}


def test_the_outlines_are_kept_for_good_and_small(client):
    answer = client.get(served().address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    with client.stream("GET", served().address, headers=GZIP) as packed:
        sent = b"".join(packed.iter_raw())
        assert packed.headers["content-encoding"] == "gzip"
    assert len(sent) < 250_000
    assert gzip.decompress(sent) == answer.content


def test_they_are_the_stores_with_a_name_for_each_district(client):
    record = json.loads(client.get(served().address).content)
    assert record["districts"] == dict(outlines().districts)
    assert record["names"]["de"].keys() == record["names"]["en"].keys() == record["districts"].keys()
    assert record["names"]["de"]["05113"] == "Essen"
    assert record["names"]["de"]["09184"] == "Landkreis München"


def test_whoever_has_them_is_not_sent_them_again(client):
    for accepted in ({}, GZIP):
        etag = client.get(served().address, headers=accepted).headers["etag"]
        again = client.get(served().address, headers=accepted | {"If-None-Match": etag})
        assert (again.status_code, again.content) == (304, b"")


def test_another_hash_is_not_found(client):
    for name in ("outlines-0000000000000000.json", "outlines.json", "places.csv"):
        assert client.get(f"/geo/{name}").status_code == 404


def test_the_atlas_asks_for_them_before_its_script_has_run(client):
    wanted = f'<link rel="preload" as="fetch" href="{served().address}" crossorigin>'
    assert wanted in client.get("/atlas").text
    assert "/geo/" not in client.get("/").text
