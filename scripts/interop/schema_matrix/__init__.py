"""Parts of make-schema-matrix.py."""
