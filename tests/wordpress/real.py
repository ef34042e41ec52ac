"""An address pasted into a post of a real WordPress: `make wordpress`, outside the suite.

Needs Debian's wordpress, php-cli, php-mysql and mariadb-server; database and site live in a temporary folder and
answer on loopback only. WordPress's safe HTTP client refuses local hosts and odd ports; a filter allows ours.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from playwright.sync_api import Browser, expect

from store import database as database_module
from tests.conftest import Served
from tests.embed.given import keep, record

INSTALLED = Path("/usr/share/wordpress")
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_CONTENT_DIR', __DIR__ . '/wp-content'); define('WP_CONTENT_URL', '{site}/wp-content');
define('WP_HOME', '{site}'); define('WP_SITEURL', '{site}');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('WP_DEBUG', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
LOOPBACK = """<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports) { $ports[] = %d; return $ports; });
"""
THEME = """<!doctype html><html <?php language_attributes(); ?>><head><?php wp_head(); ?></head><body>
<main style="width:640px"><?php while (have_posts()) { the_post(); the_content(); } ?></main>
<?php wp_footer(); ?></body></html>
"""
INSTALL = """<?php
define('WP_INSTALLING', true);
require '{root}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Blog', 'admin', 'admin@blog.test', false, '', 'secret');
switch_theme('plain');
"""
WRITE = """<?php
require '{root}/wp-load.php';
wp_set_current_user(1);
echo wp_insert_post(['post_title' => 'Post', 'post_status' => 'publish', 'post_author' => 1,
  'post_content' => "Before.\\n\\n{address}\\n\\nAfter."]);
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, **env: str) -> Iterator[None]:
    with (folder / f"{Path(command[0]).name}.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **env}, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # With the workers, which PHP would leave behind.
        process.wait(20)


def until(works: object, *, seconds: float = 30) -> None:
    for _ in range(int(seconds * 10)):
        try:
            if works():  # type: ignore[operator]
                return
        except (OSError, httpx2.TransportError, subprocess.CalledProcessError):
            pass
        time.sleep(0.1)
    raise AssertionError("It did not start.")


@pytest.fixture
def site(served: Served, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A fresh WordPress at localhost: its address and its folder."""
    if not INSTALLED.exists() or not shutil.which("mariadbd"):
        pytest.skip("apt-get install --no-install-recommends wordpress php-cli php-mysql mariadb-server")
    data, root = tmp_path / "data", tmp_path / "site"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        ["mariadb-install-db", f"--datadir={data}", "--auth-root-authentication-method=normal", "--user=root"],
        **quiet,
    )
    shutil.copytree(INSTALLED, root, ignore_dangling_symlinks=True)
    port, sock = free_port(), f"/tmp/wp-{os.getpid()}.sock"
    address = f"http://localhost:{port}"
    (root / "wp-config.php").unlink(missing_ok=True)
    (root / "wp-config.php").write_text(CONFIG.format(socket=sock, site=address))
    plugins = root / "wp-content" / "mu-plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    (plugins / "loopback.php").write_text(LOOPBACK % urlsplit(served.url).port)
    theme = root / "wp-content" / "themes" / "plain"  # Debian packs WordPress without one.
    theme.mkdir(parents=True)
    (theme / "style.css").write_text("/* Theme Name: Plain */")
    (theme / "index.php").write_text(THEME)
    mariadb = [
        "mariadbd",
        "--no-defaults",
        f"--datadir={data}",
        f"--socket={sock}",
        "--skip-networking",
        "--user=root",
    ]
    client = ["mariadb", "--no-defaults", f"--socket={sock}", "-u", "root", "-e"]
    php = ["php", "-S", f"127.0.0.1:{port}", "-t", str(root)]
    with running(mariadb, tmp_path):
        until(lambda: subprocess.run([*client, "SELECT 1"], **quiet))
        subprocess.run([*client, "CREATE DATABASE wordpress"], **quiet)
        _php(tmp_path, INSTALL.format(root=root))
        with running(php, tmp_path, PHP_CLI_SERVER_WORKERS="4"):
            until(lambda: httpx2.get(f"http://127.0.0.1:{port}/wp-login.php", timeout=30).status_code == 200)
            yield address, root


def _php(folder: Path, program: str) -> str:
    script = folder / "run.php"
    script.write_text(program)
    return subprocess.run(["php", str(script)], check=True, capture_output=True, text=True).stdout


def test_a_pasted_address_becomes_an_embed_that_grows_to_its_height(
    served: Served, site: tuple[str, Path], browser: Browser, monkeypatch
) -> None:
    blog, root = site
    monkeypatch.setenv(database_module.VARIABLE, f"sqlite:///{served.outgoing.parent / 'served.sqlite3'}")
    key = keep(record(slider="price", marginal_rate=0.42, author="Blog"))
    database_module.close()
    post = _php(root.parent, WRITE.format(root=root, address=f"{served.url}/s/{key}")).strip()
    assert re.fullmatch(r"\d+", post)
    context = browser.new_context(viewport={"width": 1000, "height": 1400})
    page = context.new_page()
    page.goto(f"{blog}/?p={post}", timeout=60_000)
    frame = page.locator("iframe.wp-embedded-content")
    expect(frame).to_have_attribute("sandbox", "allow-scripts")
    expect(page.locator("blockquote.wp-embedded-content")).to_be_hidden()
    guest = next(f for f in page.frames if "/e/" in f.url)
    for _ in range(100):
        inner = int(guest.evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))
        outer = int(frame.get_attribute("height") or 0)
        if inner == outer:
            break
        page.wait_for_timeout(50)
    assert 200 < outer == inner <= 1_000
    guest.get_by_role("link", name="Selbst rechnen").click()
    page.wait_for_url(f"{served.url}/s/{key}")
    context.close()
