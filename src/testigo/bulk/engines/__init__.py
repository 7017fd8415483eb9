"""What runs :func:`testigo.bulk.shard.read_shard` over many shards: each engine gives the same, byte for byte."""
