// The same page at three sizes (wide, phone, zoom): what text is cut, covered, hidden or turned at one of them and not at the wide one.
// Keeps what it saw on the window between the steps; the last step takes it away.
(b, { limit, step }) => {
  const KEY = "__barometerSizes", MOST = 30, SHIFT = 2;
  const TURN = /\b(turn|rotate|tilt)\b.{0,20}\b(device|phone|tablet|screen)|landscape|portrait|\b(draai|kantel)\b.{0,25}\b(toestel|telefoon|gsm|tablet|scherm|smartphone)|\b(tournez|pivotez|basculez)\b|\b(portretstand|landschapsstand|liggende? stand|staande stand)\b|mode (paysage|portrait)/i;
  const SLIDES = "[aria-roledescription], [class*=carousel i], [class*=slider i], [class*=swiper i], [class*=slick i], [class*=splide i], [class*=ticker i], [class*=marquee i], marquee";
  const CONTROLS = "button, summary, [role=button], [aria-expanded], [aria-haspopup], input[type=button]";
  const store = step === "wide" ? { sizes: {} } : window[KEY];
  if (!store) return null;
  Object.defineProperty(window, KEY, { value: store, configurable: true, writable: true });
  const width = document.documentElement.clientWidth, height = innerHeight;
  window.scrollTo(0, 0);
  const cut = b.cut(b);
  const { runs } = b.runs(b, limit);
  const rangeOf = (run) => { const range = document.createRange(); range.setStartBefore(run.nodes[0]); range.setEndAfter(run.nodes.at(-1)); return range; };
  const faint = (el) => !el.checkVisibility({ opacityProperty: true });
  const floats = new Map();
  const floating = (el) => {
    if (!el || el === document.documentElement) return false;
    if (!floats.has(el)) floats.set(el, /fixed|sticky/.test(getComputedStyle(el).position) || floating(b.parent(el)));
    return floats.get(el);
  };

  const cutNow = new Map();
  for (const run of runs) for (const node of run.nodes) { const by = cut(node); if (by) cutNow.set(node, { by, run }); }

  // The part of the page in which an element can be seen at all: what boxes around it do not cut off or scroll away.
  const windows = new Map();
  const windowOf = (el) => {
    if (!el || el === document.body || el === document.documentElement) return { left: 0, right: width, top: -Infinity, bottom: Infinity };
    if (!windows.has(el)) {
      const outer = windowOf(b.parent(el)), style = getComputedStyle(el);
      if (style.overflowX === "visible" && style.overflowY === "visible") windows.set(el, outer);
      else {
        const box = el.getBoundingClientRect();
        windows.set(el, { left: Math.max(outer.left, box.left), right: Math.min(outer.right, box.right), top: Math.max(outer.top, box.top), bottom: Math.min(outer.bottom, box.bottom) });
      }
    }
    return windows.get(el);
  };
  // Lines of text of different blocks that stand over each other.
  const overlaps = () => {
    const lines = [];
    for (const run of runs) {
      if (lines.length > 4000) break;
      if (floating(run.el) || faint(run.el)) continue;
      for (const node of run.nodes) {
        if (cutNow.has(node)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const seen = windowOf(node.parentElement || run.el);
        for (const box of [...range.getClientRects()].slice(0, 40)) {
          const line = { run, left: Math.max(box.left, seen.left), right: Math.min(box.right, seen.right), top: Math.max(box.top + box.height * 0.2, seen.top), bottom: Math.min(box.bottom - box.height * 0.2, seen.bottom) };
          if (line.right - line.left > 4 && line.bottom - line.top > 3) lines.push(line);
        }
      }
    }
    lines.sort((x, y) => x.top - y.top);
    const pairs = new Map();
    for (let i = 0; i < lines.length && pairs.size < 200; i++) {
      const one = lines[i];
      for (let j = i + 1; j < lines.length && lines[j].top < one.bottom; j++) {
        const other = lines[j];
        if (one.run.el === other.run.el) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left), down = Math.min(one.bottom, other.bottom) - other.top;
        if (across < 6 || down < SHIFT) continue;
        if (!pairs.has(one.run.el)) pairs.set(one.run.el, { run: one.run, others: new Set() });
        pairs.get(one.run.el).others.add(other.run.el);
      }
    }
    return pairs;
  };

  const angleOf = (el) => {
    const style = getComputedStyle(el);
    let angle = 0;
    const matrix = /^matrix(3d)?\(([^)]+)\)$/.exec(style.transform);
    if (matrix) { const [x, y] = matrix[2].split(",").map(Number); angle += Math.atan2(y, x) * 180 / Math.PI; }
    const turn = /(-?[\d.]+)deg$/.exec(style.rotate || "");
    return angle + (turn ? Number(turn[1]) : 0);
  };
  const angles = new Map([[document.documentElement, 0]]);
  const angle = (el) => {
    if (!el) return 0;
    if (el === document.documentElement) return angleOf(el);
    if (!angles.has(el)) angles.set(el, angle(b.parent(el)) + angleOf(el));
    return angles.get(el);
  };
  const turned = new Map();
  const turner = (el) => { for (let at = el; at; at = b.parent(at)) if (Math.abs(angleOf(at)) > 45) return at; return el; };
  for (const run of runs) turned.set(run.el, { run, root: turner(run.el), angle: ((Math.round(angle(run.el)) % 360) + 360) % 360 });

  const now = { runs, cutNow, turned, width, height, orientation: width > height ? "landscape" : "portrait",
                sizes: new Map(runs.map((run) => [run.el, parseFloat(getComputedStyle(run.nodes[0].parentElement || run.el).fontSize)])),
                texts: new Map(runs.map((run) => [run.el, run.text])), all: new Set(runs.map((run) => run.text)),
                controls: new Set(b.all(CONTROLS).filter(b.visible)) };
  if (step !== "phone") now.pairs = overlaps();
  store.sizes[step] = now;
  const wide = store.sizes.wide;
  if (step === "wide") return {};

  if (step === "phone") {
    const fresh = [...now.controls].filter((el) => !wide.controls.has(el)).length;
    const closed = [...now.controls].filter((el) => el.getAttribute("aria-expanded") === "false" && b.place(el) === "main").length;
    const everything = runs.map((run) => run.text).join(" ");
    const hidden = wide.runs.filter((run) => run.text.length >= 25 && run.el.isConnected && b.place(run.el) === "main" && !run.el.checkVisibility({ visibilityProperty: true })
      && !b.closest(run.el, "nav, [role=navigation], [role=dialog], [role=tooltip], thead") && !everything.includes(run.text));
    const layers = [], scrolls = (el) => /auto|scroll|hidden/.test(getComputedStyle(el).overflowY) && el !== document.body && el !== document.documentElement;
    const closestScroller = (el) => { for (let at = b.parent(el); at; at = b.parent(at)) if (scrolls(at)) return at; return null; };
    for (const el of b.all("body *")) {
      const style = getComputedStyle(el);
      if (style.position !== "fixed" && style.position !== "sticky") continue;
      const box = el.getBoundingClientRect();
      // A sticky part that is not at its edge yet comes there as one scrolls, where its parent goes on for more than a screen.
      const ahead = style.position === "sticky" && style.top !== "auto" && box.top >= 5 && el.parentElement.getBoundingClientRect().bottom - box.bottom > height
        && !closestScroller(el);
      const top = ahead ? parseFloat(style.top) : Math.max(0, box.top), bottom = Math.min(height, ahead ? top + box.height : box.bottom);
      if (box.width < width * 0.6 || bottom - top < 40 || !b.visible(el) || faint(el) || style.pointerEvents === "none") continue;
      if (box.left >= width - 20 || box.right <= 20 || layers.some((one) => one.el.contains(el)) || !b.visibleText(el, 100)) continue;
      if (style.position === "sticky" && !ahead && !(style.top !== "auto" && box.top < 5) && !(style.bottom !== "auto" && box.bottom > height - 5)) continue;
      const buttons = [...el.querySelectorAll("a[href], button, [role=button], input")].some(b.visible);
      layers.push({ el, height: Math.round(bottom - top), buttons });
    }
    // Other words in place of the ones that are gone count as a way to them.
    const reworded = runs.filter((run) => run.text.length >= 10 && !wide.all.has(run.text)).length;
    return { hidden: hidden.slice(0, MOST).map((run) => b.element(run.el, run.text)), controls: fresh + closed + reworded,
             layers: layers.slice(0, MOST).map((one) => ({ element: b.element(one.el, b.visibleText(one.el, 200)), height: one.height, buttons: one.buttons })) };
  }

  // zoom
  delete window[KEY];
  const boxes = new Map();
  for (const [node, { by, run }] of cutNow) {
    if (wide.cutNow.has(node) || !wide.texts.has(run.el) || b.closest(by, SLIDES)) continue;
    const range = document.createRange(), box = by.getBoundingClientRect();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.left >= box.right - 1 || text.right <= box.left + 1) continue; // the next slide, not text that is cut
    if (!boxes.has(by)) boxes.set(by, run.text);
  }
  const covered = new Map();
  for (const [el, { run, others }] of now.pairs) {
    const before = wide.pairs.get(el);
    for (const other of others) {
      if (before?.others.has(other) || wide.pairs.get(other)?.others.has(el) || !wide.texts.has(el) || !wide.texts.has(other)) continue;
      covered.set(el, run.text);
      break;
    }
  }
  const phone = store.sizes.phone, sides = [], still = [];
  // Letters that are measured in parts of the window: half as large in half a window, and half of that again. Zoom does nothing for them.
  for (const run of phone ? runs : []) {
    const size = now.sizes.get(run.el), before = wide.sizes.get(run.el), small = phone.sizes.get(run.el);
    const half = Math.abs(size / before - 0.5) < 0.01 && size < 11; // nobody chooses such letters for a window of that width
    if (before && small && ((size / before < 0.55 && small / size < 0.6) || half) && !still.some((el) => el.contains(run.el))) still.push(run.el);
  }
  if (phone) {
    const groups = new Map(), letters = runs.reduce((sum, run) => sum + run.text.length, 0) || 1;
    for (const [el, seen] of now.turned) {
      const other = phone.turned.get(el);
      if (!other) continue;
      const turn = (seen.angle - other.angle + 360) % 360;
      if (Math.abs(turn - 90) > 8 && Math.abs(turn - 270) > 8) continue;
      const lying = [seen, other].map((one) => Math.min(Math.abs(one.angle - 90), Math.abs(one.angle - 270)) < 9);
      const orientation = lying[0] ? now.orientation : phone.orientation, root = lying[0] ? seen.root : other.root;
      const group = groups.get(root) || { el: root, orientation, chars: 0 };
      group.chars += seen.run.text.length;
      groups.set(group.el, group);
    }
    for (const group of groups.values()) sides.push({ element: b.element(group.el, b.visibleText(group.el, 200)), orientation: group.orientation, share: group.chars / letters, told: false });
    for (const [one, other] of [[now, phone], [phone, now]]) {
      for (const run of one.runs) {
        if (run.text.length > 160 || !TURN.test(run.text) || other.all.has(run.text) || (wide.all.has(run.text) && wide.orientation !== one.orientation)) continue;
        const shown = one.runs.reduce((sum, each) => sum + each.text.length, 0), elsewhere = other.runs.reduce((sum, each) => sum + each.text.length, 0);
        let layer = run.el;
        while (layer && layer !== document.body && !/fixed|absolute/.test(getComputedStyle(layer).position)) layer = b.parent(layer);
        const box = (layer && layer !== document.body ? layer : run.el).getBoundingClientRect();
        const fills = one === now && box.width * box.height > 0.7 * one.width * one.height;
        sides.push({ element: b.element(run.el, run.text), orientation: one.orientation, share: fills || shown - run.text.length < elsewhere / 4 ? 1 : 0, told: true });
      }
    }
  }
  return { cut: [...boxes].slice(0, MOST).map(([el, text]) => b.element(el, text)), covered: [...covered].slice(0, MOST).map(([el, text]) => b.element(el, text)),
           still: still.slice(0, MOST).map((el) => b.element(el)), turned: sides.slice(0, MOST) };
}
