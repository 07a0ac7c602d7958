// A reporter for axe-core: elements only where something is wrong or unsure, counts per place for what passed.
(() => {
  const b = window.__barometer;
  const messages = (node) => {
    const every = [...node.all, ...node.none], any = node.any;
    const text = [...every, ...any].map((check) => check.message).filter(Boolean).join("; ");
    return b.fold(text, 500);
  };
  const located = (node) => {
    const el = node.node.element ?? document.documentElement;
    return { element: b.element(el, el.matches("html, body, main") ? "" : b.visibleText(el, 300)), impact: node.impact || "", message: messages(node) };
  };
  const MOST = 500;
  // What moves by itself would give another contrast at every moment: it shows how it rests while axe looks, and then starts again.
  const moving = [document, ...b.shadows()].flatMap((root) => root.getAnimations())
    .filter((one) => one.playState === "running" && one.timeline instanceof DocumentTimeline);
  for (const one of moving) {
    try { if (one instanceof CSSTransition) one.finish(); else one.cancel(); } catch { /* it has no end, or no element any more */ }
  }
  const moveOn = () => {
    for (const one of moving) {
      try { if (one.playState === "idle" && one.effect?.target?.isConnected) one.play(); } catch { /* as above */ }
    }
  };
  window.axe.addReporter("barometer", (rules, options, done) => {
    moveOn();
    b.fresh();
    const rows = [];
    for (const rule of rules) {
      const row = { rule: rule.id, tags: rule.tags, impact: rule.impact || "", passed_main: 0, passed_template: 0, nodes: [], capped: false };
      for (const one of rule.passes || []) row[b.place(one.node.element ?? document.documentElement) === "main" ? "passed_main" : "passed_template"] += 1;
      let told = row.passed_main + row.passed_template > 0;
      if (told) rows.push({ ...row, outcome: "passes" });
      for (const outcome of ["violations", "incomplete"]) {
        const nodes = rule[outcome] || [];
        if (!nodes.length) continue;
        told = true;
        rows.push({ ...row, passed_main: 0, passed_template: 0, outcome, capped: nodes.length > MOST, nodes: nodes.slice(0, MOST).map(located) });
      }
      if (!told) rows.push({ ...row, outcome: "inapplicable" });
    }
    done(b.pack({ version: window.axe.version, rules: rows }));
  });
})();
