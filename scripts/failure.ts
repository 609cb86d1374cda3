/** Something that can be expected to go wrong. Its message is a sentence for the person who reads it. */
export class Failure extends Error {}
