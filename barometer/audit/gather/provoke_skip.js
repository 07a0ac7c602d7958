// One link that should jump: the focus is put on it, and afterwards: is what has the focus now at or after its target?
(b, { index, act }) => {
  const p = b.provoke(b), el = p.at(index);
  if (!el?.isConnected) return null;
  if (act === "focus") { el.focus({ preventScroll: true, focusVisible: true }); return p.active() === el; }
  const now = p.active();
  let id = el.getAttribute("href").slice(1);
  try { id = decodeURIComponent(id); } catch { /* it is what it is */ }
  const target = document.getElementById(id) || document.getElementsByName(id)[0];
  const after = (one) => p.holds(target, one) || Boolean(target.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  // Where nothing comes after the target, the next Tab begins again at the top.
  if (target && !b.all("*").some((one) => p.focusable(one) && b.visible(one) && after(one))) return true;
  return !now || !target || after(now) || p.holds(now, target);
}
