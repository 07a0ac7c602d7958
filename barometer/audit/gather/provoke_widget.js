// One control: put the focus on it, click it, or say what happened since.
async (b, { index, act }) => {
  const p = b.provoke(b), el = p.at(index), watch = window.__barometerWatch;
  if (!el || !watch) return null;
  if (act === "focus") {
    el.scrollIntoView({ block: "center" });
    el.focus({ preventScroll: true, focusVisible: true });
    await p.pause(30);
    watch.take();
    p.memory.active = p.active();
    return p.active() === el;
  }
  if (act === "click") {
    watch.take();
    p.memory.active = p.active();
    el.click();
    await p.pause(60);
  }
  const after = watch.take();
  return after.events.length > 0 || after.changes > 0 || after.handled || p.active() !== p.memory.active || !el.isConnected;
}
