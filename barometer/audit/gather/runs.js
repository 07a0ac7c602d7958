// Runs of text: what stands together in one block, without the text of nested blocks. Walks the flat tree, open shadow roots included.
(b, limit) => {
  const SKIP = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "OPTION", "DATALIST", "SVG", "svg", "IFRAME", "OBJECT", "CANVAS",
                        "AUDIO", "VIDEO", "MATH", "math", "HEAD", "PROGRESS", "METER"]);
  const runs = [];
  let run = null, breaks = 0, afterLink = false, cut = false;
  const flush = () => {
    const text = run && b.fold(run.pieces.join(""));
    if (text) { if (runs.length < limit) runs.push({ ...run, text }); else cut = true; }
    run = null; breaks = 0; afterLink = false;
  };
  const newLine = (text) => breaks > 1 || /[.!?:;]\s*$/.test(run.pieces.at(-1)) || /^\s*(\p{Lu}|\d|[-–•*·])/u.test(text);
  const addText = (node, frame) => {
    const text = node.nodeValue;
    if (!/\S/.test(text)) { if (run) run.pieces.push(" "); return; }
    if (frame.unseen) return;
    if (run && breaks && newLine(text)) flush();
    const chars = text.trim().length;
    run ||= { el: frame.container, pieces: [], langs: new Map(), sizes: [], weights: [], italic: true, nodes: [] };
    run.pieces.push(breaks ? " " + text : text);
    run.langs.set(frame.lang, (run.langs.get(frame.lang) || 0) + chars);
    run.sizes.push(frame.size); run.weights.push(frame.weight); run.nodes.push(node);
    breaks = 0; afterLink = false;
  };
  const children = (el) => {
    if (el.shadowRoot) return [...el.shadowRoot.childNodes];
    if (el.localName === "slot") { const given = el.assignedNodes(); if (given.length) return given; }
    return [...el.childNodes];
  };
  const root = document.body || document.documentElement;
  const stack = [{ node: root, frame: { container: root, lang: b.language(root), size: 16, weight: 400, unseen: false } }];
  while (stack.length && !cut) {
    const { node, frame, leave } = stack.pop();
    if (leave) { if (leave === "block") flush(); else afterLink = true; continue; }
    if (node.nodeType === Node.TEXT_NODE) { addText(node, frame); continue; }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIP.has(node.nodeName) || node.getAttribute("aria-hidden") === "true" || node.inert) continue;
    if (node.nodeName === "BR") { if (run) breaks += 1; continue; }
    const style = getComputedStyle(node), display = style.display;
    if (display === "none" || style.contentVisibility === "hidden") continue;
    const linkBox = node.matches("a, button, [role=button], label") && display.startsWith("inline-");
    const block = linkBox || node === root || !/^(inline|contents|ruby|math)/.test(display);
    const inner = { container: block ? node : frame.container, size: parseFloat(style.fontSize), weight: Number(style.fontWeight) || 400,
                    lang: node.hasAttribute("lang") ? node.getAttribute("lang").trim() : frame.lang,
                    unseen: style.visibility !== "visible" || ((block || style.position === "absolute") && b.screenReaderOnly(node, style)) };
    if (block) flush();
    // Links side by side with nothing between them are a menu, not a sentence.
    else if (node.localName === "a" && afterLink) flush();
    if (block) stack.push({ leave: "block" }); else if (node.localName === "a") stack.push({ leave: "link" });
    if (inner.unseen && style.visibility === "visible") continue;
    for (const child of children(node).reverse()) stack.push({ node: child, frame: inner });
  }
  flush();
  for (const one of runs) one.lang = [...one.langs].sort((x, y) => y[1] - x[1])[0][0];
  return { runs, capped: cut };
}
