"""From a document's blocks to pages: one painter for paper, PDF and preview."""
