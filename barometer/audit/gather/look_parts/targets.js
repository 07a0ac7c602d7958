// Things to press that are smaller than 24 by 24 CSS pixels, with the exceptions of WCAG 2.5.8.
(b, { runs, limit }) => {
  const LEAST = 24;
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [onclick], [role=button], [role=link], [role=checkbox], [role=radio]," +
    " [role=switch], [role=tab], [role=menuitem], [role=option], [role=slider]";
  const OWN = "input[type=checkbox], input[type=radio], input[type=range], input[type=color], input[type=date], input[type=file], select, area";
  const boxOf = (el) => {
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    const parts = [];
    for (const part of [el, ...[...el.querySelectorAll("*")].slice(0, 30)]) {
      for (const box of part.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        parts.push(box);
        left = Math.min(left, box.left); top = Math.min(top, box.top); right = Math.max(right, box.right); bottom = Math.max(bottom, box.bottom);
      }
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top, x: (left + right) / 2, y: (top + bottom) / 2, parts };
  };
  const usable = (el) => b.visible(el) && !el.disabled && !b.screenReaderOnly(el) && !b.closest(el, "[aria-hidden=true]") && getComputedStyle(el).pointerEvents !== "none"
    && el.checkVisibility({ opacityProperty: true });
  const { list: elements } = b.pick(b.all(TARGETS), usable, Math.min(limit, 1500));
  const all = elements.map((el) => ({ el, box: boxOf(el) })).filter(({ box }) => box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0);
  const inText = new Map(); // link → whether the line around it holds text of its own
  for (const run of runs) {
    const links = new Set();
    let plain = false;
    for (const node of run.nodes) {
      const link = b.closest(node.parentElement || run.el, "a[href], [role=link], button, [role=button]");
      if (link) links.add(link); else if (/\p{L}{2}/u.test(node.nodeValue)) plain = true;
    }
    for (const link of links) inText.set(link, plain);
  }
  const small = ({ box }) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5;
  const native = (el) => el.matches(OWN) && getComputedStyle(el).appearance !== "none";
  const related = (one, other) => one.contains(other) || other.contains(one) || (one.href && one.href === other.href) || [...(one.labels || [])].some((label) => label.contains(other));
  const reaches = (from, { parts }) => parts.some((box) => {
    const across = Math.max(box.left - from.x, 0, from.x - box.right), down = Math.max(box.top - from.y, 0, from.y - box.bottom);
    return Math.hypot(across, down) < LEAST / 2 - 0.5;
  });
  const found = [];
  all.sort((x, y) => x.box.top - y.box.top);
  for (const one of all) {
    if (!small(one) || native(one.el) || found.length >= 200) continue;
    const inline = /^inline$/.test(getComputedStyle(one.el).display);
    // What stands in a sentence may be small, and the height of a line of links follows from its letters.
    if (inline && (inText.get(one.el) || (inText.has(one.el) && one.box.width >= LEAST))) continue;
    const near = all.find((other) => other !== one && !related(one.el, other.el) && Math.abs(other.box.y - one.box.y) < 600
      && (reaches(one.box, other.box) || (small(other) && Math.hypot(other.box.x - one.box.x, other.box.y - one.box.y) < LEAST - 0.5)));
    if (near) found.push({ element: b.element(one.el, b.visibleText(one.el, 200) || b.fold(one.el.getAttribute("aria-label"))), width: one.box.width, height: one.box.height, crowded: true, in_line: inline && inText.has(one.el) });
  }
  return { total: all.length, list: found };
}
