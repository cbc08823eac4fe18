"""From text to article: the reference list, its entries, and the citations that lead to them. Pure: of files it
reads the model of references alone, once."""
