"""What the formats are made of, for inputs that are to be hard: tags, operators, headers, marks, words."""

# fmt: off
TAGS = (
    b"<div>", b"</div>", b"<p>", b"</p>", b"<table><tr><td>", b"<b><i>", b"<svg>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml ?>",
    b"<template>", b"<!DOCTYPE html [<!ENTITY a 'b'>]>", b"&a;", b"&#x110000;", b"&#0;", b"&lt;", b"<script>", b"</script>", b"<style>",
    b"<meta charset=utf-16>", b"<time datetime='", b"<a href='", b"<base href='//[:'>", b"<li>", b"<ul>", b"<br>", b"<iframe>", b"<noscript>",
    b"<title>", b"By ", b"' x='", b'"', b">", b"<section class='live-blog'>", b"<span class='byline'>", b"<h1>",
    b"<link rel=canonical href='http://['>", b"<select><option>",
)
JSON = (
    b"[", b"]", b"{", b"}", b",", b":", b'"', b"\\u0000", b"\\ud800", b"null", b"true", b"1e999", b"-", b'{"@graph":', b'"@id":"#p"',
    b'"text":', b'{"":', b"[[", b"<p>",
)
MIME = (
    b"------B\r\n", b"------B--", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n", b"Content-Type: message/rfc822\r\n\r\n", b"=?utf-8?b?",
    b"=3D", b"=\r\n", b"charset*0*=", b";", b"\r\n\r\n", b"Content-Transfer-Encoding: x-uuencode\r\n", b"begin 644 x\r\n", b"\t",
)
OPERATORS = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"/Kids[2 0 R]", b"2 0 R", b"/Filter/LZWDecode",
    b"/Filter[/FlateDecode/FlateDecode]", b"/Filter/JBIG2Decode", b"/Filter/JPXDecode", b"/Predictor 12", b"/ObjStm", b"BT ", b" ET\n", b"Tj ",
    b" Tf ", b"q ", b"Do ", b"(", b")", b"\\", b"/Length 99999999", b"/Encrypt<<>>", b"/W[8 8 8]", b"/ToUnicode 5 0 R", b"/Type/Font",
    b"/Prev 9", b"%", b"xref\n", b"trailer",
)
PROSE = (
    b"By ", b"DREVNA (AP) \xe2\x80\x94 ", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\n\n", b"\t", b"12:30 GMT\n", b"2022-03-14", b", ", b"- ",
    b"    ", b"(", b")", b"...", b"A.B.C.", b"said ", b"http://", b"@", b"\xc2\xa9", b"\r", b"14/3/22", b"\xe2\x80\x93",
)
MARKS = (
    b"# ", b"*", b"**", b"_", b"`", b"```\n", b"[", b"](", b")", b"![", b"> ", b"- ", b"---\n", b"|", b"<b>", b"\\", b"~~~", b"1. ",
    b"[x]: y\n", b"title: ", b"&amp;",
)
TIME_WORDS = (
    b"Monday ", b"last ", b"next ", b"ago ", b"March ", b"31 ", b"30 February ", b"-", b"/", b"9999", b"0001", b"the ", b"of ", b"between ",
    b"and ", b"since ", b"weeks ", b"hundred ", b"o'clock", b"Easter ", b"1e9", b"000", b"th ", b"\xe2\x80\x99s ",
)
SQLITE = (
    b"SQLite format 3\x00", b"CREATE TABLE ", b"CREATE TRIGGER ", b"\r", b"\x05", b"\n", b"\x02", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    b"\x81\x00", b"page", b"sha256:", b"NULL", b"x\x9c",
)
TOML = (
    b"[[names]]\n", b"hide = ", b"[", b"]", b'"', b"'''", b"{", b"}", b"=", b"\\u0000", b"1979-05-27T07:32:00Z", b"0x", b"inf",
    b"names.a.b.c = 1\n", b"#", b"\n",
)
RECORDS = (
    b"WARC/1.1\r\n", b"WARC-Type: response\r\n", b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n", b"Transfer-Encoding: chunked\r\n\r\n", b"ffffffffffffffff\r\n", b"Content-Encoding: br\r\n", b"\x1f\xc2\x8b\x08",
    b"WARC-Payload-Digest: sha1:A\r\n", b"WARC-Target-URI: <x>\r\n",
)
ZIP = (
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../", b"archive/", b"\xff\xff\xff\xff", b"\x00\x00", b"/etc/passwd",
    b"\x01\x00\x10\x00",
)
HEADERS = (
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/0.9", b"Content-Length: -5\r\n", b"Content-Length: 9\r\n",
    b"Location: http://[::1\r\n", b"Location: //\r\n", b"Content-Encoding: br, gzip, deflate, x\r\n",
    b"Content-Type: text/html; charset*=utf-8''x\r\n", b"Transfer-Encoding: gzip, chunked\r\n", b"\r\n\r\n", b"\r", b" folded\r\n",
    b"ffffffffffffffffff\r\n", b": \r\n", b"Set-Cookie: a\r\n",
)
ROBOTS = (
    b"User-agent: *\n", b"User-agent: testigo\n", b"Disallow: /", b"Allow: ", b"*", b"*a", b"$", b"%2f", b"%", b"\r", b"Crawl-delay: 1e309\n",
    b"Request-rate: 1/0s\n", b"Sitemap: //[\n", b"#", b": ", b"Host:\n", b"\x85", b"Visit-time: 0-\n",
)
STYLES = (
    b"@import ", b"url(", b")", b"'", b'"', b"/*", b"*/", b"{", b"}", b"\\", b"\\000064 ", b"@media ", b"image-set(", b"@font-face", b";", b"!",
    b"@charset ", b"<!--", b"-->", b"//[", b"data:,", b"\0",
)
