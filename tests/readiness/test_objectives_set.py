"""AI objectives are set."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("objectives_set", "6.2")
