/** Members of a document that hold anchors for the rest of a YAML file. */
export const EXTENSIONS = { patternProperties: { '^x-': {} } }
