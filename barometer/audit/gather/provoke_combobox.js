// Comboboxes: which ones there are, the focus on one, and what an arrow key changed in its list since the last look.
(b, { index, act, known }) => {
  const p = b.provoke(b), m = p.memory;
  const field = (el) => (p.focusable(el) ? el : [...el.querySelectorAll("input, [tabindex]")].find(p.focusable));
  if (act === "list") {
    m.tried = [];
    const rows = [], idle = new Set(known);
    for (const el of b.all("[role=combobox]:not(select)")) {
      const at = field(el);
      if (!at || at.readOnly || el.ariaDisabled === "true" || !b.visible(at) || b.hiddenFromAssistive(at) || !p.around(at, "keydown", "keyup", "keypress")) continue;
      const key = "combobox|" + b.key(el);
      if (idle.has(key)) continue;
      rows.push({ element: b.element(el, b.ownName(el)), key, index: m.tried.length, typed: at.matches("input") });
      m.tried.push(el);
    }
    return { list: rows };
  }
  const el = p.at(index), at = el?.isConnected ? field(el) || m.field : null;
  if (!at) return null;
  if (act === "focus") {
    at.scrollIntoView({ block: "center" });
    at.focus({ preventScroll: true, focusVisible: true });
    m.field = at; m.value = at.value; m.last = null;
    return p.active() === at;
  }
  if (act === "away") {
    if (at.matches("input") && at.value !== m.value) { at.value = m.value ?? ""; at.dispatchEvent(new Event("input", { bubbles: true })); }
    document.activeElement?.blur?.();
    return null;
  }
  const lists = [...new Set([el, at].flatMap((one) => [...b.byIds(one, "aria-controls"), ...b.byIds(one, "aria-owns")]))].filter((one) => one !== el && one !== at);
  const within = (root, kind) => [...root.querySelectorAll(kind)].filter((one) => p.seen(one));
  let options = lists.flatMap((one) => within(one, "[role=option]"));
  if (!options.length) options = lists.flatMap((one) => within(one, "li"));
  if (!options.length) options = b.all("[role=listbox] [role=option], [role=listbox] li").filter((one) => p.seen(one));
  options = options.slice(0, 40);
  const talk = b.all("[aria-live], [role=status], [role=alert], [role=log], output").map((one) => one.textContent).join("|");
  const said = [el, at].map((one) => one.getAttribute("aria-activedescendant")).join("|") + options.map((one) => one.getAttribute("aria-selected")).join("|") + (at.value ?? at.textContent);
  const now = { looks: new Map(options.map((one) => [one, p.look(one).join("|")])), said, talk, active: p.active() }, last = m.last;
  m.last = now;
  if (!last) return { count: options.length, moved: false, told: false };
  const changed = options.filter((one) => last.looks.has(one) && last.looks.get(one) !== now.looks.get(one));
  const code = last.said !== said || last.active !== now.active;
  return { count: options.length, moved: changed.length > 0 && changed.length < 4, told: code || (last.talk === talk ? false : null) };
}
