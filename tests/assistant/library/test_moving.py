from assistant.database import faults
from assistant.library.indexer import Indexer
from assistant.library.records import SearchQuery
from assistant.library.search import search


def test_a_renamed_document_stays_itself_under_its_new_name(library, tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "elephant.txt").write_text("A text without a title of its own.")
    Indexer(library).run([folder])
    (number,) = library.db.conn.execute("SELECT id FROM items").fetchone()
    (folder / "deep").mkdir()
    (folder / "elephant.txt").rename(folder / "deep" / "giraffe.txt")
    Indexer(library).run()
    assert library.item(number).title == "giraffe.txt"
    assert [hit.item_id for hit in search(library, None, SearchQuery("giraffe"), None).hits] == [number]
    assert search(library, None, SearchQuery("elephant"), None).hits == ()
    assert faults(library.db) == []


def test_a_title_of_its_own_is_kept(library, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>About rivers</title></head><body><p>Rivers flow.</p></body></html>")
    Indexer(library).run([tmp_path])
    page.rename(tmp_path / "other.html")
    Indexer(library).run()
    assert library.db.conn.execute("SELECT title FROM items").fetchall() == [("About rivers",)]
