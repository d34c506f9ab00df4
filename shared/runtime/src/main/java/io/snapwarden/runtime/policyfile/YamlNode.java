package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.util.List;
import java.util.regex.Pattern;

/// What a YAML file holds, with the place of each part.
sealed interface YamlNode {

    Place place();

    /// As an error message names it: `a list`, `the number 7`, `"daily"`.
    String words();

    /// @param plain whether it stands without quotes, so that it may mean a number, a flag or nothing
    record Text(String value, boolean plain, Place place) implements YamlNode {

        enum Meaning {
            NOTHING,
            FLAG,
            NUMBER,
            TEXT
        }

        private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?"
                        + "|0o[0-7]++|0x[0-9a-fA-F]++|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

        /// By the core schema of YAML 1.2, in which `off` and `no` are text.
        Meaning meaning() {
            if (!plain) {
                return Meaning.TEXT;
            }
            if (NOTHING.matcher(value).matches()) {
                return Meaning.NOTHING;
            }
            if (FLAG.matcher(value).matches()) {
                return Meaning.FLAG;
            }
            return NUMBER.matcher(value).matches() ? Meaning.NUMBER : Meaning.TEXT;
        }

        @Override
        public String words() {
            return switch (meaning()) {
                case NOTHING -> "nothing";
                case FLAG -> value;
                case NUMBER -> "the number " + (value.length() <= 40 ? value : Excerpt.of(value));
                case TEXT -> Excerpt.of(value);
            };
        }
    }

    record Items(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public String words() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    record Entries(List<Entry> entries, Place place) implements YamlNode {
        @Override
        public String words() {
            return "keys with values";
        }
    }

    record Entry(YamlNode key, YamlNode value) {}
}
