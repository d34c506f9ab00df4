package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.policy.Script;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `document`, `parameters` and `timeout`, wherever a document is run.
///
/// @param usual the timeout where none is given
record ScriptKeys(
        Optional<String> document,
        Optional<Map<String, List<String>>> parameters,
        Optional<Duration> timeout,
        Duration usual) {

    /// The documents of Windows' VSS make snapshots by themselves.
    private static final String VSS = "AWSEC2-";

    static ScriptKeys read(Section section, Duration usual, Duration least, Duration most) {
        return new ScriptKeys(
                section.required("document").flatMap(ScriptKeys::document),
                section.optional("parameters").flatMap(ScriptKeys::parameters),
                section.optional("timeout").flatMap(at -> DurationText.read(at, least, most)),
                usual);
    }

    /// In a section's [Section#make] alone.
    Script make() {
        return new Script(document.orElseThrow(), parameters.orElse(Map.of()), timeout.orElse(usual));
    }

    private static Optional<String> document(Cursor at) {
        return at.text("the name of a Command document of Systems Manager", name -> {
            if (name.startsWith(VSS)) {
                throw new IllegalArgumentException(
                        "expected a document of your own, found " + name + ", which makes snapshots by itself");
            }
            return Script.requireDocument(name);
        });
    }

    private static Optional<Map<String, List<String>>> parameters(Cursor at) {
        return at.fields("parameters such as { mode: light }").map(fields -> {
            var parameters = new LinkedHashMap<String, List<String>>();
            for (var field : fields) {
                var name = field.keyItself().text("the name of a parameter", Script::requireParameter);
                values(field.value()).ifPresent(values -> parameters.put(name.orElse(""), values));
            }
            return parameters;
        });
    }

    private static Optional<List<String>> values(Cursor at) {
        return at.node() instanceof YamlNode.Items
                ? at.items("texts")
                        .map(items -> items.stream()
                                .flatMap(item -> item.text("a text").stream())
                                .toList())
                : at.text("a text, or a list of texts").map(List::of);
    }
}
