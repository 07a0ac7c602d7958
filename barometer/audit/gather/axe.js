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
  window.axe.addReporter("barometer", (rules, options, done) => {
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
