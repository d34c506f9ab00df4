package io.snapwarden.simulation.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Writes the XML of an answer. Whatever stands in a tag or a description comes out as text, never as markup.
final class Xml {

    private final StringBuilder out = new StringBuilder(1024);

    Xml text(String name, Object value) {
        out.append('<').append(name).append('>');
        escape(value.toString());
        out.append("</").append(name).append('>');
        return this;
    }

    Xml time(String name, Instant at) {
        return text(name, "%tFT%<tT.%<tLZ".formatted(at.atZone(ZoneOffset.UTC)));
    }

    Xml in(String name, Runnable content) {
        out.append('<').append(name).append('>');
        content.run();
        out.append("</").append(name).append('>');
        return this;
    }

    <T> Xml items(String list, Collection<T> items, BiConsumer<Xml, T> item) {
        return each(list, "item", items, item);
    }

    <T> Xml each(String list, String name, Collection<T> items, BiConsumer<Xml, T> item) {
        return in(list, () -> items.forEach(one -> in(name, () -> item.accept(this, one))));
    }

    Xml tags(Map<String, String> tags) {
        return items(
                "tagSet",
                new TreeMap<>(tags).entrySet(),
                (xml, tag) -> xml.text("key", tag.getKey()).text("value", tag.getValue()));
    }

    /// The token of the page that follows; nothing after the last.
    Xml next(String token) {
        return token.isEmpty() ? this : text("nextToken", token);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(c < ' ' ? '?' : c);
            }
        }
    }
}
