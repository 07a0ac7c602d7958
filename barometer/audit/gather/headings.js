(b, { limit }) => {
  const real = b.all("h1, h2, h3, h4, h5, h6, [role=heading]")
    .filter((el) => b.visible(el) && !b.hiddenFromAssistive(el) && !el.matches("[role=presentation], [role=none]")
                    && (el.matches("[role=heading]") || !el.hasAttribute("role")));
  const level = (el) => Number(el.getAttribute("aria-level")) || Number(el.localName[1]) || 2;
  const list = real.map((el) => ({ element: b.element(el), level: level(el), lookalike: false, at: el }));

  const { runs } = b.runs(b, limit);
  const counts = new Map();
  for (const run of runs) if (run.text.length >= 40) run.sizes.forEach((size, i) => counts.set(size, (counts.get(size) || 0) + run.nodes[i].nodeValue.length));
  const bodySize = [...counts].sort((x, y) => y[1] - x[1])[0]?.[0] || parseFloat(getComputedStyle(document.body || document.documentElement).fontSize);
  const OTHER = "h1, h2, h3, h4, h5, h6, [role=heading], a, button, label, legend, caption, th, td, dt, dd, li, figure, figcaption, summary, blockquote," +
    " nav, address, dialog, menu, pre, code, [role=button], [role=tab], [role=alert], [role=status], [role=dialog], [role=listitem], [role=option], [role=img]";
  const PLAIN = ["p", "div", "span", "section", "article", "font", "center", "b", "strong", "main", "em"];
  const box = (run) => { const range = document.createRange(); range.setStartBefore(run.nodes[0]); range.setEndAfter(run.nodes.at(-1)); return range.getBoundingClientRect(); };
  const alone = (i) => runs[i - 1]?.el !== runs[i].el && runs[i + 1]?.el !== runs[i].el;
  const near = (one, other) => { let at = one; for (let up = 0; at && up < 3; up++, at = b.parent(at)) if (at !== document.body && at.contains(other)) return true;
                                 return one.parentElement === other.parentElement; };
  const looksLikeHeading = (i) => {
    const run = runs[i], next = runs[i + 1];
    if (!next || run.text.length < 3 || run.text.length > 80 || run.text.split(" ").length > 12 || /[.,;:!…]$/.test(run.text)) return false;
    if ((run.text.match(/\p{L}/gu) || []).length < 0.6 * run.text.length) return false;
    if (!PLAIN.includes(run.el.localName) || !alone(i) || b.closest(run.el, OTHER) || run.el.querySelector("a, button, input, img, svg")) return false;
    const weight = Math.min(...run.weights), size = Math.min(...run.sizes);
    const bold = weight >= 600 && Math.min(...next.weights) < 600, large = size >= 1.2 * bodySize && size > Math.max(...next.sizes);
    if (!bold && !large) return false;
    if (next.text.length < 40 || next.text.split(" ").length < 6 || !["p", "div", "li", "ul", "section", "article"].includes(next.el.localName)) return false;
    if (i && b.closest(runs[i - 1].el, "h1, h2, h3, h4, h5, h6, [role=heading]")) return false;
    const here = box(run), there = box(next);
    return near(run.el, next.el) && there.top >= here.bottom - 4 && there.top - here.bottom < 80
      && there.left < here.right && Math.abs(there.left - here.left) < 100;
  };
  runs.forEach((run, i) => { if (looksLikeHeading(i) && b.place(run.el) === "main") list.push({ element: b.element(run.el, run.text), level: 0, lookalike: true, at: run.el }); });
  list.sort((x, y) => (x.at.compareDocumentPosition(y.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  for (const one of list) delete one.at;
  return b.capped(list, limit);
}
