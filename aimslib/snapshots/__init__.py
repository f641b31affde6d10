"""The history on disk: snapshots of what was loaded, in a chain that shows when one of them was touched."""
