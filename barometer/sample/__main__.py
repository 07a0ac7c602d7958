"""``python -m barometer.sample [--repaired] [--port N]``: serve the sample city to look at it by hand."""

from __future__ import annotations

import threading

import click

from barometer.sample.city import SampleCity


@click.command()
@click.option("--repaired", is_flag=True, help="Serve the repaired twin, without any fault.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free port.")
def main(*, repaired: bool, port: int) -> None:
    """Serve the sample city on this machine until Ctrl-C."""
    city = SampleCity(faults=frozenset() if repaired else None)
    with city.serve(port=port) as url:
        click.echo(url)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo()


if __name__ == "__main__":
    main()
