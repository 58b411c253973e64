/** Asks before what cannot be undone: a button says the question. */
export function confirmFirst() {
  document.addEventListener("submit", (submit) => {
    const sure = submit.submitter?.dataset.confirm;
    if (sure && !confirm(sure)) {
      submit.preventDefault();
      submit.stopImmediatePropagation();
    }
  }, { capture: true });
}
