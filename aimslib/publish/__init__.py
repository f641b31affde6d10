"""Publishing: what turns a parameters file and a notebook into a folder of report files.

`aimslib.report` is the front; the modules here do one step each and know nothing of one another.
"""
