// Menus by role whose items are several Tab stops: which ones there are, the focus on the first item, and whether another item has it now.
(b, { index, act }) => {
  const p = b.provoke(b), MENU = "[role=menu], [role=menubar]";
  const stops = (menu) => [...menu.querySelectorAll("[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio]")]
    .filter((item) => b.closest(item, MENU) === menu).map((item) => [item, ...item.querySelectorAll("a[href], button, [tabindex]")].find((one) => p.focusable(one) && b.closest(one, MENU) === menu))
    .filter((one) => one && b.visible(one));
  if (act === "list") {
    p.memory.tried = [];
    const rows = [];
    for (const menu of b.all(MENU)) {
      const items = b.visible(menu) && !b.hiddenFromAssistive(menu) ? stops(menu) : [];
      if (items.length < 2) continue;
      rows.push({ element: b.element(menu, b.visibleText(menu, 120)), index: p.memory.tried.length, listens: items.some((one) => p.around(one, "keydown", "keyup", "keypress")), links: items.every((one) => one.matches("a[href]")) });
      p.memory.tried.push(menu);
    }
    return { list: rows };
  }
  const menu = p.at(index), first = menu && stops(menu)[0];
  if (act === "focus") {
    first?.focus({ preventScroll: true, focusVisible: true });
    p.memory.active = first;
    return Boolean(first) && p.active() === first;
  }
  const now = p.active();
  return now !== null && now !== p.memory.active && b.closest(now, MENU) !== null;
}
