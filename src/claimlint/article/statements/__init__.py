"""Who made a page and when: what its own lines, tables and prose state about it."""
