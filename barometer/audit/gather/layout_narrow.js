// At 320 CSS pixels: what sticks out of the screen, as WCAG's reflow sees it.
(b, { limit }) => {
  const EXEMPT = "table:not([role=presentation]):not([role=none]), pre, code, iframe, video, audio, canvas, svg, math, object, embed, img[usemap]," +
    " [role=img], [role=application], [role=grid], [role=treegrid], [role=table]";
  const MOST = 50, TEXT_LINE = 80;
  window.scrollTo(0, 0);
  const html = document.documentElement, width = html.clientWidth, body = document.body;
  const page = document.scrollingElement || html, rightToLeft = getComputedStyle(html).direction === "rtl";
  const overflow = Math.max(0, page.scrollWidth - width);
  const hides = (el) => el && /hidden|clip/.test(getComputedStyle(el).overflowX);
  const cutByPage = hides(html) || hides(body);
  const out = (box) => box.width > 0 && box.height > 0 && (rightToLeft ? box.left < -1 : box.right > width + 1);
  const gone = (box) => (rightToLeft ? box.right <= 20 : box.left >= width - 20);
  // Inside a box of its own that clips or scrolls, and that itself fits.
  const inOwnBox = (el) => {
    for (let at = b.parent(el); at && at !== body && at !== html; at = b.parent(at)) {
      if (getComputedStyle(at).overflowX !== "visible" && !out(at.getBoundingClientRect())) return true;
    }
    return false;
  };
  const fixed = (el) => { for (let at = el; at; at = b.parent(at)) if (getComputedStyle(at).position === "fixed") return true; return false; };
  const { runs } = b.runs(b, limit);
  const textBox = (run) => { const range = document.createRange(); range.setStartBefore(run.nodes[0]); range.setEndAfter(run.nodes.at(-1)); return range.getBoundingClientRect(); };
  const culprits = new Set(), blocks = new Set();
  // Of what stands in one line only the first is told.
  const again = (el) => {
    let block = el;
    while (block !== body && getComputedStyle(block).display === "inline" && b.parent(block)) block = b.parent(block);
    if (block === el || !blocks.has(block)) { blocks.add(block); return false; }
    return true;
  };
  const inside = (el, set) => { for (let at = el; at; at = b.parent(at)) if (set.has(at)) return true; return false; };
  const counts = (el, box) => !b.closest(el, EXEMPT) && !inside(el, culprits) && b.visible(el) && !b.screenReaderOnly(el) && !inOwnBox(el)
    && !(gone(box) && (cutByPage || fixed(el)));

  if (overflow > 1 && !cutByPage) {
    for (const el of b.all("body, body *")) {
      const box = el.getBoundingClientRect();
      if (!out(box) || fixed(el) || !counts(el, box)) continue;
      const wide = [...el.querySelectorAll(EXEMPT)].some((other) => other.getBoundingClientRect().width > width);
      if (!wide && !again(el)) culprits.add(el);
      if (culprits.size >= MOST) break;
    }
  }
  if (overflow > 1 || cutByPage) {
    for (const run of runs) for (const node of run.nodes) {
      const holder = node.parentElement, range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (!out(box) || box.right - width <= 2 || !holder || b.closest(holder, EXEMPT) || inside(holder, culprits)) continue;
      if (counts(run.el, box) && !inOwnBox(holder) && !again(holder)) culprits.add(run.el);
      if (culprits.size >= MOST) break;
    }
  }
  // Running text in a box that must be scrolled sideways for every line.
  for (const run of runs) {
    if (run.text.length < TEXT_LINE || b.closest(run.el, EXEMPT) || textBox(run).width <= width) continue;
    let at = run.el;
    while (at && at !== body && !/auto|scroll/.test(getComputedStyle(at).overflowX)) at = b.parent(at);
    if (at && at !== body && at.scrollWidth > at.clientWidth + 5 && !inside(at, culprits) && b.visible(at)) culprits.add(at);
    if (culprits.size >= MOST) break;
  }
  const others = b.all("img, input, select, textarea, button, video, iframe, svg, canvas").filter(b.visible).length;
  return { overflow, wider: [...culprits].slice(0, MOST).map((el) => b.element(el)), capped: culprits.size >= MOST, examined: runs.length + others };
}
