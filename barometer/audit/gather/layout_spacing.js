// Text that is cut off only after WCAG's text spacing is put on. Adds style sheets and takes them away again.
async (b, { limit }) => {
  const CSS_TEXT = "*, *::before, *::after { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;" +
    " transition: none !important } p { margin-bottom: 2em !important }";
  const SLACK = 3;
  const roots = [document, ...b.shadows()];
  const { runs } = b.runs(b, limit);
  const clipper = (node) => {
    for (let at = node.parentElement || node.getRootNode().host; at && at !== document.body && at !== document.documentElement; at = b.parent(at)) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      if (/hidden|clip/.test(style.overflowX + style.overflowY)) return { at, style };
    }
    return null;
  };
  const cut = (node) => {
    const by = clipper(node);
    if (!by || by.style.webkitLineClamp !== "none" || b.screenReaderOnly(by.at, by.style)) return null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect(), box = by.at.getBoundingClientRect();
    const border = (side) => parseFloat(by.style[`border${side}Width`]) || 0;
    if (!text.width || box.width <= 2 || box.height <= 2) return null;
    const sideways = /hidden|clip/.test(by.style.overflowX) && by.style.textOverflow !== "ellipsis"
      && (text.right > box.right - border("Right") + SLACK || text.left < box.left + border("Left") - SLACK);
    const down = /hidden|clip/.test(by.style.overflowY) && (text.bottom > box.bottom - border("Bottom") + SLACK || text.top < box.top + border("Top") - SLACK);
    return sideways || down ? by.at : null;
  };
  const before = new Set();
  for (const run of runs) for (const node of run.nodes) if (cut(node)) before.add(node);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS_TEXT);
  const found = new Map();
  try {
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    await new Promise((done) => setTimeout(done, 100));
    for (const run of runs) for (const node of run.nodes) {
      const by = before.has(node) ? null : cut(node);
      if (by && !found.has(by)) found.set(by, run.text);
    }
  } finally {
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  }
  const clipped = [...found];
  return { clipped: clipped.slice(0, 50).map(([el, text]) => b.element(el, text)), capped: clipped.length > 50, examined: runs.length };
}
