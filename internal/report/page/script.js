"use strict";
(() => {
  const findings = Array.from(document.querySelectorAll(".f"));
  if (!findings.length) return;
  let current = -1;
  const shown = (f) => f.getClientRects().length > 0;
  const go = (step) => {
    for (let n = 1; n <= findings.length; n++) {
      const i = (current + step * n + findings.length * 2) % findings.length;
      if (shown(findings[i])) {
        current = i;
        findings[i].focus({ preventScroll: true });
        findings[i].scrollIntoView({ block: "center" });
        return;
      }
    }
  };
  const next = () => go(1);
  const previous = () => { if (current < 0) current = 0; go(-1); };
  document.querySelector(".steps").hidden = false;
  document.getElementById("next").addEventListener("click", next);
  document.getElementById("previous").addEventListener("click", previous);
  document.addEventListener("focusin", (e) => {
    const i = findings.indexOf(e.target);
    if (i >= 0) current = i;
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === "n" || e.key === "j") next();
    if (e.key === "p" || e.key === "k") previous();
  });
})();
