"""Bulk: shards of pages in, Parquet tables and a manifest out; resumable, the same bytes from every engine."""
