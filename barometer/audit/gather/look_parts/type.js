// Styles of text that are hard to read: one row per kind and style, with the first text and how many there are.
(b, { runs }) => {
  const found = new Map();
  let texts = 0;
  const lines = (run) => {
    const range = document.createRange(), tops = [];
    range.setStartBefore(run.nodes[0]);
    range.setEndAfter(run.nodes.at(-1));
    for (const box of [...range.getClientRects()].slice(0, 400)) {
      if (box.width < 2) continue;
      const middle = box.top + box.height / 2;
      if (!tops.some((top) => Math.abs(top - middle) < box.height * 0.6)) tops.push(middle);
    }
    return tops.length || 1;
  };
  const letters = (text) => (text.match(/\p{L}/gu) || []).length;
  const words = (text) => text.split(" ").filter((word) => /\p{L}{2}/u.test(word)).length;
  for (const run of runs) {
    const { el, text } = run;
    if (text.length < 15 || b.closest(el, "pre, code, [contenteditable], button, select")) continue;
    texts += 1;
    const style = getComputedStyle(el), holders = run.nodes.map((node) => node.parentElement || el), styles = holders.map((holder) => getComputedStyle(holder));
    const size = Math.max(...styles.map((one) => parseFloat(one.fontSize)));
    const add = (kind, value) => {
      const key = [kind, el.localName, style.fontFamily, Math.round(size), style.textAlign, b.place(el)].join("|");
      const known = found.get(key);
      if (known) known.count += 1; else found.set(key, { kind, el, text, value, count: 1 });
    };
    const named = holders.every((holder) => b.closest(holder, "a, code, kbd, samp, abbr, var")); // commands and names keep their capitals
    const upper = !named && styles.every((one) => one.textTransform === "uppercase") || (/\p{Lu}/u.test(text) && text === text.toUpperCase());
    if (upper && letters(text) >= 40 && words(text) >= 6) add("capitals", text.length);
    if (size < 12 && size > 0 && letters(text) >= 15 && words(text) >= 3 && !b.closest(el, "sup, sub")) add("tiny", size);
    if (text.length >= 100 && styles.every((one) => /italic|oblique/.test(one.fontStyle))) add("italic", text.length);
    if (text.length < 80) continue;
    const count = lines(run);
    if (count >= 2 && style.textAlign === "justify") add("justified", count);
    const high = parseFloat(style.lineHeight);
    if (count >= 2 && !/^h\d$/.test(el.localName) && high && high / size < 1.25) add("tight_lines", high / size);
    if (count >= 2 && text.length >= 250 && text.length / count > 105) add("long_lines", text.length / count);
  }
  return { texts, list: [...found.values()].slice(0, 100).map((one) => ({ element: b.element(one.el, one.text), kind: one.kind, count: one.count, value: one.value })) };
}
