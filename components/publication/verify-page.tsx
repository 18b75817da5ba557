import { PlainPage } from "./plain-page.tsx";

/** How anyone can tell whether a revision is what the desk published. */
export function VerifyPage({ desk, baseUrl }: { desk: { name: string }; baseUrl: string }) {
  return (
    <PlainPage title="Check a review yourself" kicker="Verify" desk={desk} baseUrl={baseUrl} path="/verify" module="/assets/verify.js">
      <p>
        Each revision we publish is one JSON document. We take its SHA-256, sign it with the desk’s Ed25519 key, and name in it the SHA-256
        of the revision before. Change a single letter and the hash no longer fits; change an old revision and the chain breaks. And each is
        entered in a public log that can only grow, so that not even we can rewrite what we published.
      </p>
      <section id="check" className="drop" hidden={true} aria-labelledby="check-heading">
        <h2 id="check-heading">Here, in your browser</h2>
        <p>
          <label htmlFor="check-files">
            Choose or drop signed revisions (<code>.json</code>) or standalone pages (<code>.html</code>); all revisions of a review, to
            check their chain as well.
          </label>
        </p>
        <input id="check-files" type="file" multiple={true} accept=".json,.html,application/json,text/html" />
        <p className="by">Your files stay on this device: nothing is uploaded.</p>
        <output aria-live="polite" htmlFor="check-files" />
      </section>
      <h2>With Assay</h2>
      <p>Download the signed revision from the review’s page, then:</p>
      <pre>npx assay verify review.json</pre>
      <p>
        An address works as well, and several files of one review are checked as its whole history. The answer names whose keys were used
        and the place of any change.
      </p>
      <pre>{`npx assay verify ${baseUrl}/r/NAME/v/1/json`}</pre>
      <h2>With your own tools</h2>
      <ol>
        <li>
          {"Take the member "}
          <code>content</code>
          {" of the downloaded file and write it as canonical JSON (RFC 8785)."}
        </li>
        <li>
          {"Its SHA-256, in UTF-8, must equal "}
          <code>sha256</code>
          {" in the file and on the review’s page."}
        </li>
        <li>
          <code>signature</code>
          {" must be a valid Ed25519 signature of those bytes under "}
          <code>publicKey</code>
          {", and that key must be one of "}
          <a href="/.well-known/assay-keys.json">our published keys</a>
          {"."}
        </li>
        <li>
          <code>content.previousSha256</code>
          {" must equal the SHA-256 of the revision before."}
        </li>
        <li>
          <code>log</code>
          {" is a C2SP tlog-proof: that the entry of this revision (canonical JSON with "}
          <code>kind</code>, <code>number</code>, <code>sha256</code>
          {" and "}
          <code>time</code>
          {") is in our log."}
        </li>
      </ol>
      <h2 id="log">Our log</h2>
      <p>
        Every revision, every withdrawal and every key of ours is an entry of one append-only Merkle tree (RFC 9162). Its head, the
        checkpoint, is signed. Whoever has kept a checkpoint can prove it if we ever change, drop or reorder anything that was in the log by
        then, even with all our computers in hand. Be that somebody:
      </p>
      <pre>{`npx assay monitor ${baseUrl}`}</pre>
      <p>
        {
          "Run it daily, from elsewhere: it remembers the checkpoint and says when history was rewritten. Any client for C2SP tlog-tiles works too: "
        }
        <a href="/log/checkpoint">the checkpoint</a>
        {" and the tiles are below "}
        <code>{`${baseUrl}/log/`}</code>
        {" and signed with one of "}
        <a href="/.well-known/assay-keys.json">our keys</a>
        {". The log holds numbers, hashes and times: no words, no names."}
      </p>
    </PlainPage>
  );
}
