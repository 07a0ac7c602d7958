// Labels that stand beside one field and belong to another in the code. Boxes to tick are left out: their labels stand on either side.
(b, { limit }) => {
  const FIELDS = "input, select, textarea";
  const OTHER = /^(hidden|submit|button|reset|image|checkbox|radio|range|color|search|file)$/;
  const shown = (el) => b.visible(el) && !b.screenReaderOnly(el);
  const fits = (el) => !OTHER.test(el.type) && !el.matches("[role=combobox]") && shown(el) && el.offsetWidth >= 20 && getComputedStyle(el).opacity !== "0";
  const labels = b.pick(b.all("label"), (el) => shown(el) && /\p{L}/u.test(el.textContent), Math.min(limit, 200)).list;
  if (!labels.length) return [];
  const { list: fields } = b.pick(b.all(FIELDS), fits, Math.min(limit, 200));
  if (fields.length < 2) return [];
  const known = new Set(fields), boxes = new Map(), texts = new Map();
  const box = (el) => boxes.get(el) || boxes.set(el, el.getBoundingClientRect()).get(el);
  const text = (label) => {
    if (!texts.has(label)) { const range = document.createRange(); range.selectNodeContents(label); texts.set(label, range.getBoundingClientRect()); }
    return texts.get(label);
  };
  const overlap = (from, to, start, end) => Math.min(from[end], to[end]) - Math.max(from[start], to[start]);
  const row = (from, to) => overlap(from, to, "top", "bottom") >= 0.6 * Math.min(from.height, to.height);
  const column = (from, to) => overlap(from, to, "left", "right") > 0;
  // Pixels between a label and the field that it stands before, or right above; Infinity when it stands otherwise.
  const before = (label, field) => {
    const one = text(label), other = box(field);
    if (row(one, other)) return other.left >= one.right - 2 && other.left - one.right <= 240 ? Math.max(0, other.left - one.right) : Infinity;
    return column(one, other) && other.top >= one.bottom - 4 && other.top - one.bottom <= 40 ? Math.max(0, other.top - one.bottom) : Infinity;
  };
  const apart = (label, field) => {
    const one = text(label), other = box(field);
    return Math.hypot(Math.max(other.left - one.right, one.left - other.right, 0), Math.max(other.top - one.bottom, one.top - other.bottom, 0));
  };
  const inside = (label, field) => { const one = text(label), other = box(field); return column(one, other) && overlap(one, other, "top", "bottom") > 2; };
  const least = (list, far) => list.reduce((best, one) => (far(one) < (best ? far(best) : Infinity) ? one : best), null);
  const loose = labels.filter((label) => !label.querySelector(FIELDS) && text(label).width > 1);
  const own = (field) => [...(field.labels || [])].filter((label) => labels.includes(label));
  const found = [];
  const beside = (field, label) => found.push({ element: b.element(field, b.visibleText(label, 200)), label: b.visibleText(label, 200) });
  for (const label of labels) {
    const held = [...label.querySelectorAll(FIELDS)].filter((one) => known.has(one));
    const tied = label.control;
    if (!tied || !known.has(tied)) continue;
    if (held.length === 1 && held[0] !== tied && label.querySelectorAll(FIELDS).length === 1) { beside(held[0], label); continue; }
    if (held.length || !loose.includes(label) || label.contains(tied)) continue;
    const near = least(fields.filter((one) => one.form === tied.form), (one) => before(label, one));
    if (!near || near === tied || near.matches("[aria-label], [aria-labelledby], [title]") || inside(label, tied)) continue;
    const gap = before(label, near), mine = text(label);
    // The other way round: no label stands nearer to that field, nor as near, and none of its own is at it.
    if (least(loose, (one) => before(one, near)) !== label) continue;
    const others = own(near).filter((one) => one !== label);
    const elsewhere = (one) => fields.some((field) => field !== near && (before(one, field) < 0.75 * apart(one, near)
      || (before(one, field) < Infinity && row(text(one), box(field)) && !row(text(one), box(near)))));
    if (others.some((one) => one.contains(near) || before(one, near) < Infinity || inside(one, near) || (apart(one, near) <= 2 * gap + 8 && !elsewhere(one)))) continue;
    // Its own field is clearly further away, and not the next one in a row of parts that share one label.
    const under = column(mine, box(tied)) && box(tied).top >= mine.top, closest = row(mine, box(near)) ? (under ? 60 : 12) : 2 * gap + 6;
    if ((row(mine, box(near)) && row(mine, box(tied))) || apart(label, tied) < closest) continue;
    if (!others.length && row(box(near), box(tied)) && Math.abs(box(tied).left - box(near).right) < 60) continue;
    beside(near, label);
  }
  return found.slice(0, 50);
}
