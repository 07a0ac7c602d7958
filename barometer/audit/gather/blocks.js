(b, { limit }) => {
  const { runs, capped } = b.runs(b, limit);
  return { list: runs.map((run) => ({ element: b.element(run.el, run.text), tag: run.el.localName, lang: run.lang })), capped };
}
