"""Characters, words, dates, sentences and bylines: what all reading rests on."""
