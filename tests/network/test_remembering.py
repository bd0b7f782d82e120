"""Is what a feature remembers made anew until a host says how to keep it?"""

from network.subjects import remembering


def test_nothing_is_kept_by_itself(monkeypatch):
    monkeypatch.setattr(remembering, "_keep", remembering._anew)
    made = iter(range(3))
    assert [remembering.remembered("a name", lambda: next(made)) for _ in range(3)] == [0, 1, 2]


def test_host_keeps_by_name(monkeypatch):
    monkeypatch.setattr(remembering, "_keep", remembering._anew)
    kept: dict[str, object] = {}

    def keep(name, make):
        if name not in kept:
            kept[name] = make()
        return kept[name]

    remembering.keep_with(keep)
    made = iter(range(3))
    assert [remembering.remembered(name, lambda: next(made)) for name in ("a", "b", "a")] == [0, 1, 0]
