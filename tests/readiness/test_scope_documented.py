"""The scope of the AIMS is documented."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("scope_documented", "4.3")
