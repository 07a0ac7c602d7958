// One element under the pointer: where to point, what appeared, and whether the keyboard makes the same appear.
async (b, { index, act, how }) => {
  const p = b.provoke(b), el = p.at(index), m = p.memory, watch = window.__barometerWatch;
  if (!el || !watch) return null;
  const pseudo = () => ["::after", "::before"].map((side) => getComputedStyle(el, side)).filter((style) => style.display !== "none" && style.visibility !== "hidden" && Number(style.opacity) > 0)
    .map((style) => (style.content.match(/^"(.*)"$/s) || [])[1] || "").join(" ").trim();
  const shown = () => {
    if (how === "pseudo") return pseudo() !== "" && pseudo() !== m.pseudo;
    // Some make a new element each time.
    if (!m.content.isConnected) m.content = p.appeared().find((one) => b.fold(one.textContent) === m.text) || m.content;
    return m.content.isConnected && p.seen(m.content);
  };
  if (act === "ready") {
    if (!el.isConnected || !p.seen(el)) return null;
    el.scrollIntoView({ block: "center" });
    p.active()?.blur(); // what the focus shows would hide what the pointer shows
    await p.pause(20);
    p.remember();
    m.pseudo = pseudo(); m.content = null; m.clock = performance.now(); m.name = [b.ownName(el), el.title, el.ariaDescription, b.visibleText(el)].join(" ");
    watch.look(); watch.take();
    const box = el.getBoundingClientRect();
    for (const [across, down] of [[0.5, 0.5], [0.15, 0.5], [0.5, 0.15], [0.9, 0.5], [0.02, 0.02]]) {
      const x = box.left + across * box.width, y = box.top + down * box.height, top = document.elementFromPoint(x, y);
      if (top && p.holds(el, top)) return { x, y };
    }
    return null;
  }
  if (act === "look") {
    if (how === "pseudo") {
      const text = pseudo();
      if (text === m.pseudo || text.replace(/[^\p{L}\p{N}]/gu, "").length < 3) return null;
      m.words = text;
      return { element: b.element(el, text), x: -1, y: -1, links: false, text, boxed: false };
    }
    const fresh = p.appeared().filter((one) => one !== el && !p.holds(one, el));
    const texts = (one) => b.fold(one.innerText || "").replace(/[^\p{L}\p{N}]/gu, "");
    const content = fresh.map((one) => [one, texts(one).length + 20 * one.querySelectorAll("a[href], button, input").length]).sort((one, other) => other[1] - one[1])[0]?.[0];
    const button = content?.matches("button, [role=button]");
    if (!content || (texts(content).length < 3 && !button && !content.querySelector("a[href], button, input, img[alt]")) || content.matches("a.headerlink")) return null;
    m.content = content;
    m.text = b.fold(content.textContent);
    const box = content.getBoundingClientRect(), from = el.getBoundingClientRect();
    const middle = (low, high, low2, high2) => (Math.max(low, low2) < Math.min(high, high2) ? (Math.max(low, low2) + Math.min(high, high2)) / 2 : low2 > high ? low2 + Math.min(8, (high2 - low2) / 2) : high2 - Math.min(8, (high2 - low2) / 2));
    // The nearest point of the content, straight over when they lie above or beside each other.
    const x = middle(from.left, from.right, box.left, box.right), y = middle(from.top, from.bottom, box.top, box.bottom);
    const grid = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
    m.points = grid.flatMap((across) => grid.map((down) => [box.left + across * box.width, box.top + down * box.height]));
    const near = (value, low, high) => Math.min(Math.max(value, low + 2), high - 2);
    const saying = b.visibleText(content, 300) || (button ? b.ownName(content) : "");
    // A timer of a few seconds that was started meanwhile may take it away.
    const timer = (window.__barometerTimers?.started || []).filter((one) => !one.repeats && !one.cleared && one.at >= m.clock).map((one) => one.at + one.delay - performance.now());
    return { element: b.element(content, saying), timer: timer.length ? Math.max(...timer) : 0, x, y, edge: [near(x, from.left, from.right), near(y, from.top, from.bottom)], boxed: !p.holds(el, content) || getComputedStyle(content).position === "absolute" || getComputedStyle(content).position === "fixed",
             links: content.querySelector("a[href], button, input, select, textarea") !== null, text: b.visibleText(content, 300) };
  }
  // Whether a line of an element's own text stands at this point.
  const textAt = (one, x, y) => [...one.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || node.nodeValue.trim().length < 2) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((line) => x >= line.left && x <= line.right && y >= line.top && y <= line.bottom);
  });
  if (act === "shown") return shown();
  if (act === "covers") { // asked when it is gone: is there something under where it was?
    return (m.points || []).some(([x, y]) => document.elementsFromPoint(x, y).some((one) => !p.holds(el, one) && !p.holds(one, el) && !p.holds(m.content, one) && !p.holds(one, m.content) &&
      (one.matches("a, button, input, select, textarea, img, video") || textAt(one, x, y))));
  }
  if (act === "elsewhere") {
    const fold = (text) => b.fold(text).toLowerCase();
    if (how === "pseudo") return fold(m.name).includes(fold(m.words || ""));
    const links = [...m.content.querySelectorAll("a[href]")];
    if (links.length) {
      const hrefs = new Set(b.all("a[href]").filter((one) => !p.holds(m.content, one) && p.seen(one)).map((one) => one.href));
      return links.every((one) => hrefs.has(one.href));
    }
    const text = fold(m.content.textContent);
    if (!text) return false;
    return fold(m.name).includes(text) || (!m.content.querySelector("button, input") && text.length > 2 && fold(document.body.innerText).includes(text));
  }
  if (act === "focus") {
    // A button that the pointer shows: when it can be reached without being seen, that is another fault, and other buttons may do the same.
    if (how !== "pseudo" && m.content.matches("button, [role=button]")) {
      const others = [...el.querySelectorAll("button, [role=button]")].some((one) => p.focusable(one) && p.seen(one));
      const scrolls = [el, ...el.querySelectorAll("*")].slice(0, 200).some((one) => /auto|scroll/.test(getComputedStyle(one).overflowX + getComputedStyle(one).overflowY) && one.scrollWidth > one.clientWidth + 20);
      m.content.focus({ preventScroll: true });
      const reached = p.active() === m.content;
      if (others || scrolls || reached) return { shown: reached, ways: true };
    }
    const inner = how === "pseudo" ? [] : [m.content, ...m.content.querySelectorAll("*")].filter(p.focusable);
    const outer = [el, ...el.querySelectorAll("*")].filter((one) => p.focusable(one) && !inner.includes(one)).slice(0, 2);
    const over = b.parent(el) && b.closest(b.parent(el), "a[href], button, summary, [tabindex]");
    if (over && p.focusable(over)) outer.push(over);
    for (const one of [...outer, ...inner.slice(0, 1)]) {
      one.focus({ preventScroll: true, focusVisible: true });
      await p.pause(60);
      if (p.active() === one && shown()) return { shown: true, ways: true };
    }
    // A button in it or right beside it that may open the same, with a key.
    const near = [...el.querySelectorAll("*"), ...(el.parentElement?.children || []), el].find((one) => p.focusable(one) && p.seen(one) && p.harmless(one) && !inner.includes(one) &&
      one.matches("button, [role=button], summary, [aria-expanded], [aria-haspopup]") && !one.matches("a[href]:not([href^='#'])"));
    if (!near) return { shown: false, ways: outer.some((one) => one.hasAttribute("aria-expanded") || one.hasAttribute("aria-haspopup")) };
    near.focus({ preventScroll: true, focusVisible: true });
    m.near = near;
    return { shown: false, ways: true, press: true, deaf: !p.around(near, "click", "mousedown", "mouseup", "pointerdown", "pointerup") && !near.matches("summary, [popovertarget], [commandfor]") };
  }
  if (act === "away") document.activeElement?.blur?.();
  return null;
}
