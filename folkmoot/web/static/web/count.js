/* Says beside a count, while it is typed, whether it carries. Without script one asks for the verdict by a button. */
const set = document.querySelector("[data-count]");
if (set) {
  const { least, quorum, base, share, strict, ignored, carried, lost, few } = set.dataset;
  const says = set.querySelector("[data-says]");
  const typed = (name) => Number.parseInt(set.querySelector(`[name="${name}"]`).value, 10);

  const needed = (yes, no, abstain, present) => {
    if (!share) return Number(least);
    const [of, whole] = share.split("/").map(Number);
    const all = { cast: yes + no + (ignored ? 0 : abstain), present }[base];
    if (all === undefined) return Number(least);
    return strict ? Math.floor((all * of) / whole) + 1 : Math.ceil((all * of) / whole);
  };
  set.addEventListener("input", () => {
    const [yes, no, abstain, present] = ["yes", "no", "abstain", "present"].map(typed);
    if ([yes, no, abstain, present].some(Number.isNaN)) {
      says.textContent = "";
    } else if (quorum && present < Number(quorum)) {
      says.textContent = few;
    } else {
      says.textContent = yes >= needed(yes, no, abstain, present) ? carried : lost;
    }
  });
}
