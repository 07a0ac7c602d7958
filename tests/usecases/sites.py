"""Small sites and what came of their audit."""

from tests.servers import page

QUICK = {"local": True, "pace": 0.0, "page_timeout": 20.0}


def links(*paths):
    return page("".join(f"<p><a href='{path}'>Naar {path}</a></p>" for path in paths))


def outcome(workplace, audit_id, root):
    """Path → state of every page of an audit."""
    return {one.url.removeprefix(root): one.state.value for one in workplace.repository.pages(audit_id)}
