// Elements with the pointer of a control, outermost ones only.
(b, { limit }) => {
  const found = b.all("body *").filter((el) => {
    const above = b.parent(el);
    return getComputedStyle(el).cursor === "pointer" && !(above && getComputedStyle(above).cursor === "pointer");
  });
  return { list: found.slice(0, limit).filter((el) => b.judge(b, { el, listens: false }) === "unsure").map((el) => b.element(el)), capped: found.length > limit };
}
