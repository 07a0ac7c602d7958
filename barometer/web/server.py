"""The web server of ``barometer serve``: gunicorn with threads, on this computer only."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from typing import Any

from gunicorn.app.base import BaseApplication

from barometer.errors import InputError
from barometer.i18n import N_
from barometer.settings import Settings
from barometer.web import create_app

HOST = "127.0.0.1"
THREADS = 8


class _Server(BaseApplication):
    def __init__(self, application: Any, port: int) -> None:
        self.application, self.port = application, port
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": f"{HOST}:{self.port}", "workers": 1, "threads": THREADS, "worker_class": "gthread", "loglevel": "warning",
            "timeout": 60, "graceful_timeout": 5, "control_socket_disable": True,
        }.items():  # fmt: skip
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


def serve_application(settings: Settings, *, port: int, allowed_origins: Iterable[str] = ()) -> None:
    """Serves until it is stopped; InputError when the port is taken."""
    if not port_is_free(HOST, port):
        todo = N_("Choose another, such as --port {other}.")
        raise InputError("Port {port} is in use.", where="--port", todo=todo, port=port, other=port + 1)
    _Server(create_app(settings, allowed_origins=tuple(allowed_origins)), port).run()


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
