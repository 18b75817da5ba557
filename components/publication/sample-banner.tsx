/** Above every page made of the sample library. */
export const sampleBanner = (
  <p key="sample" className="sample">
    <b>Sample</b>
    Comes with Assay to show what a review looks like: true events retold, under the names of an outlet and of people that do not exist.
  </p>
);
