// Links among the first of the page that should jump to a place on it.
(b) => {
  const p = b.provoke(b), SKIP = /(spring|ga|overslaan|sla .* over|skip|jump|go to|naar (de )?(inhoud|hoofd|tekst|zoek|navigatie)|main content|aller|passer|sauter|accéder|zum inhalt|springen|contenu|inhoud\b)/i;
  const first = b.all("a[href], button, input:not([type=hidden]), [tabindex]").filter(p.focusable).slice(0, 4);
  p.memory.tried = [];
  const rows = [];
  for (const el of first) {
    const href = el.getAttribute("href") || "";
    if (!/^#./.test(href) || !SKIP.test(b.ownName(el))) continue;
    let id = href.slice(1);
    try { id = decodeURIComponent(id); } catch { /* it is what it is */ }
    const target = document.getElementById(id) || document.getElementsByName(id)[0] || null;
    rows.push({ element: b.element(el, b.ownName(el)), key: b.key(el), index: p.memory.tried.length, target: Boolean(target?.checkVisibility()), handled: p.around(el, "click") || p.own(el, "keydown") });
    p.memory.tried.push(el);
  }
  return { list: rows };
}
