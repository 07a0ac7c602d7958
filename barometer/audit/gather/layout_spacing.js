// Text that is cut off only after WCAG's text spacing is put on, or once the letters alone are twice as large. Puts the page back.
async (b, { limit }) => {
  const CSS_TEXT = "*, *::before, *::after { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;" +
    " transition: none !important } p { margin-bottom: 2em !important }";
  const MOST = 50, WAIT = 60, ELEMENTS = 4000;
  const roots = [document, ...b.shadows()];
  const { runs } = b.runs(b, limit);
  const cut = b.cut(b);
  // Lines of one text whose letters stand over each other: the way from line to line is less than the height of the letters.
  const crushed = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((box) => box.width > 1).slice(0, 12);
    const size = parseFloat(getComputedStyle(node.parentElement || node.getRootNode().host).fontSize);
    return lines.some((line, i) => i && line.top > lines[i - 1].top + 1 && line.top - lines[i - 1].top < 0.75 * size);
  };
  const bad = (node) => cut(node) || (crushed(node) ? node.parentElement : null);
  const before = new Set();
  for (const run of runs) for (const node of run.nodes) if (bad(node)) before.add(node);
  const pause = () => b.pause(WAIT, { sizes: true });
  const fresh = (find) => {
    const found = new Map();
    for (const run of runs) for (const node of run.nodes) {
      const by = before.has(node) ? null : find(node);
      if (by && !found.has(by)) found.set(by, run.text);
    }
    return [...found];
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS_TEXT);
  let clipped;
  try {
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    await pause();
    clipped = fresh(cut);
  } finally {
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  }

  let large = [];
  const styled = b.all("html, body, body *").filter((el) => el.style);
  if (styled.length <= ELEMENTS) {
    const sizes = styled.map((el) => [el, el.getAttribute("style"), 2 * parseFloat(getComputedStyle(el).fontSize)]);
    try {
      for (const [el, , size] of sizes) if (size > 0) el.style.setProperty("font-size", `${size}px`, "important");
      await pause();
      large = fresh(bad);
    } finally {
      for (const [el, style] of sizes) {
        el.setAttribute("style", style ?? ""); // written first, for a style that was only set by script is not removed as an attribute
        if (style === null) el.removeAttribute("style");
      }
    }
  }
  const rows = (list) => list.slice(0, MOST).map(([el, text]) => b.element(el, text));
  return { clipped: rows(clipped), large: rows(large), capped: clipped.length > MOST || large.length > MOST, examined: runs.length };
}
