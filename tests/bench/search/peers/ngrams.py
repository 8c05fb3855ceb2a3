"""tantivy with its n-gram tokenizer, any of whose n-grams may be there; names weigh more."""

import tantivy

from knowledge.models import Knowledge
from tests.bench.search.peers import LIMIT, NOTHING, Answer
from tests.bench.search.texts import texts

SHORTEST, LONGEST = 2, 3
NAMES = 5.0
HEAP = 50_000_000


class Index:
    def __init__(self, knowledge: Knowledge) -> None:
        self._analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(SHORTEST, LONGEST))
            .filter(tantivy.Filter.lowercase())
            .build()
        )
        self._schema = (
            tantivy.SchemaBuilder()
            .add_text_field("id", stored=True, tokenizer_name="raw")
            .add_text_field("names", tokenizer_name="ngrams", index_option="freq")
            .add_text_field("said", tokenizer_name="ngrams", index_option="freq")
            .build()
        )
        index = tantivy.Index(self._schema)
        index.register_tokenizer("ngrams", self._analyzer)
        writer = index.writer(heap_size=HEAP, num_threads=1)
        for it in texts(knowledge):
            writer.add_document(
                tantivy.Document(id=it.id, names=list(it.names), said=list(it.said))
            )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def ask(self, q: str) -> Answer:
        grams = list(dict.fromkeys(self._analyzer.analyze(q)))
        if not grams:
            return NOTHING
        any_of = [(tantivy.Occur.Should, query) for gram in grams for query in self._for(gram)]
        query = tantivy.Query.boolean_query(any_of)
        hits = self._searcher.search(query, LIMIT, count=False).hits
        if not hits:
            return NOTHING
        return Answer(tuple(self._searcher.doc(at)["id"][0] for _, at in hits), hits[0][0])

    def _for(self, gram: str) -> list[tantivy.Query]:
        names = tantivy.Query.term_query(self._schema, "names", gram, "freq")
        said = tantivy.Query.term_query(self._schema, "said", gram, "freq")
        return [tantivy.Query.boost_query(names, NAMES), said]
