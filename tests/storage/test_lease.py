import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from barometer.storage import lease
from barometer.storage.lease import is_free, new_token

SOON = datetime.now(UTC) + timedelta(days=1)
PAST = datetime.now(UTC) - timedelta(seconds=1)


def token_of(*code):
    """A token made by another process, which has ended when ``code`` is only that."""
    program = "; ".join(["from barometer.storage.lease import new_token", "print(new_token(), flush=True)", *code])
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_token_is_new_each_time_and_fits_its_column():
    made = {new_token() for _ in range(200)}
    assert len(made) == 200
    assert max(map(len, made)) <= 32


def test_a_lease_that_was_given_back_or_has_ended_is_free():
    assert is_free("", SOON)
    assert is_free(new_token(), None)
    assert is_free(new_token(), PAST)


def test_a_lease_of_this_process_is_held():
    assert not is_free(new_token(), SOON)


def test_a_lease_is_held_while_its_process_lives_and_free_when_it_is_killed():
    process = token_of("input()")
    token = process.stdout.readline().strip()
    assert not is_free(token, SOON)
    process.kill()
    process.wait()
    assert is_free(token, SOON)
    process.communicate()


def test_a_process_with_the_number_of_one_that_is_gone_does_not_hold_its_lease():
    computer, number, run, random = new_token().split("-")
    assert is_free(f"{computer}-{number}-{'0' * len(run)}-{random}", SOON)


def test_a_lease_of_another_computer_lasts_until_its_end():
    _, number, run, random = new_token().split("-")
    for token in (f"00000000-{number}-{run}-{random}", f"00000000-999999999-{run}-{random}", "an-old-token", "0123456789abcdef"):
        assert not is_free(token, SOON)
        assert is_free(token, PAST)


def test_a_process_that_we_may_not_see_holds_its_lease(monkeypatch):
    def refuse(*_):
        raise PermissionError

    process = token_of()
    token = process.communicate()[0].strip()
    monkeypatch.setattr(os, "kill", refuse)
    assert not is_free(token, SOON)


def test_process_numbers_of_another_container_mean_nothing(monkeypatch):
    lease._computer.cache_clear()
    token = new_token()
    try:
        lease._computer.cache_clear()
        monkeypatch.setattr("os.readlink", lambda path: "pid:[elsewhere]")
        monkeypatch.setattr("platform.node", lambda: "elsewhere")
        computer, _, run, random = token.split("-")
        assert not is_free(f"{computer}-999999999-{run}-{random}", SOON)
    finally:
        lease._computer.cache_clear()
