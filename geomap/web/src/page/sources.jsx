/** A source as text, and as a link where there is one to follow. */

/** @param {{page: import("../state/types.js").Page, id: string}} props */
export function SourceLine({ page, id }) {
  const { text, url } = page.island.sources[id];
  const told = page.speech().say(text);
  return (
    <>
      <span class="gm-source-id">{id}</span>{" "}
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {told}
        </a>
      ) : (
        told
      )}
    </>
  );
}
