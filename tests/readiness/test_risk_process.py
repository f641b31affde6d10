"""There is a process for AI risk assessment."""


def test_a_current_document_is_enough(passes_when_designed):
    passes_when_designed("risk_process", "6.1.2")
