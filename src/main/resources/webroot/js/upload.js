const TOO_LARGE = 413;

/**
 * Sends one file; the promise settles with what the server answers of it, or throws an Error whose message says why not.
 *
 * @param say the words for what the server does not say itself: failed, tooLarge
 * @param progress is told from 0 to 1
 * @param signal aborts it
 */
export function upload(url, file, { csrf, say, progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
    request.addEventListener("load", () => (request.status === 201 ? resolve(request.response) : reject(why(request, say))));
    ["error", "abort"].forEach((end) => request.addEventListener(end, () => reject(new Error(say.failed))));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

function why({ status, response }, say) {
  const told = typeof response?.error === "string" ? response.error : null;
  return new Error(told ?? (status === TOO_LARGE ? say.tooLarge : say.failed));
}
