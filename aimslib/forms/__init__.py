"""Forms: where a person fills a register in JupyterLab or Voila, and sees what follows before saving.

`from aimslib import forms; forms.impact_assessment(aims, "AI-007")`. What a form knows and does without a screen is in
modules that need no widgets; widgets are built only when a form is asked for.
"""

from .impact_assessment import impact_assessment
from .what_if import what_if

__all__ = ["impact_assessment", "what_if"]
