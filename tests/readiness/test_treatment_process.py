"""There is a process for AI risk treatment."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("treatment_process", "6.1.3")
