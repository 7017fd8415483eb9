import pytest
from sample_desk import API
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    "path", ["/", "/pages", f"{API}/case", f"{API}/nothing", "/assets/x.js", f"{API}/accounts?x=1"]
)
def test_every_answer_tells_the_browser_to_keep_to_the_desk(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_nothing_of_a_case_stays_in_the_browsers_store(client: TestClient) -> None:
    assert client.get(f"{API}/case").headers["cache-control"] == "no-store"
    assert client.get(f"{API}/pages").headers["cache-control"] == "private, no-cache"


def test_a_refused_request_has_the_headers_too(client: TestClient) -> None:
    assert "content-security-policy" in client.get("/", headers={"host": "evil.example"}).headers
