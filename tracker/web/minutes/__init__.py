"""Minutes being written: kept while typing, merged, compared with earlier versions, attendance."""
