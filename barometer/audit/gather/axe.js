// A reporter for axe-core: elements only where something is wrong or unsure, counts per place for what passed.
(() => {
  const b = window.__barometer;
  const messages = (node) => {
    const every = [...node.all, ...node.none], any = node.any;
    const text = [...every, ...any].map((check) => check.message).filter(Boolean).join("; ");
    return b.fold(text, 500);
  };
  const located = (node) => {
    const el = elementOf(node);
    return { element: b.element(el, el.matches("html, body, main") ? "" : b.visibleText(el, 300)), impact: node.impact || "", message: messages(node) };
  };
  const MOST = 500;
  // What a rule of axe fails and another way of meeting the criterion may make good: the element, by rule, for a person to look at.
  const texts = (el) => [el, ...el.querySelectorAll("*")].slice(0, 40).some((one) => ["::before", "::after"].some((part) => /"[^"]*\p{L}{2}/u.test(getComputedStyle(one, part).content)));
  const large = (el) => { const box = el.getBoundingClientRect(); return box.width >= 24 && box.height >= 24; };
  const twins = (el) => b.ownName(el) !== "" && b.all(el.localName).some((one) => one !== el && (one.href || "") === (el.href || "") && b.visible(one) && large(one)
    && b.ownName(one).toLowerCase() === b.ownName(el).toLowerCase());
  const doubtful = {
    "button-name": texts, "link-name": texts, "summary-name": texts, "aria-command-name": texts,
    "link-in-text-block": (el) => { const style = getComputedStyle(el); return style.boxShadow !== "none" || style.backgroundImage !== "none"; },
    "target-size": twins,
  };
  // Not the language of anything: an HTML document leaves xml:lang alone.
  const fine = { "valid-lang": (el) => document.contentType === "text/html" && !el.hasAttribute("lang") };
  const elementOf = (node) => node.node.element ?? document.documentElement;
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
      const wrong = (rule.violations || []).filter((node) => !fine[rule.id]?.(elementOf(node)));
      rule.violations = wrong.filter((node) => !doubtful[rule.id]?.(elementOf(node)));
      rule.incomplete = [...(rule.incomplete || []), ...wrong.filter((node) => !rule.violations.includes(node))];
      const row = { rule: rule.id, tags: rule.tags, impact: rule.impact || "", passed_main: 0, passed_template: 0, nodes: [], capped: false };
      for (const one of rule.passes || []) row[b.place(elementOf(one)) === "main" ? "passed_main" : "passed_template"] += 1;
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
