package io.snapwarden.runtime.policyfile;

import io.snapwarden.domain.text.Excerpt;
import java.util.regex.Pattern;

/// Where the run ledger stands.
public sealed interface LedgerLocation {

    /// @param prefix of every key, without slashes around it; empty for none
    record Bucket(String name, String prefix) implements LedgerLocation {

        private static final Pattern URI =
                Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\\w!.*'()/-]*))?");

        @Override
        public String toString() {
            return "s3://" + name + (prefix.isEmpty() ? "" : "/" + prefix);
        }
    }

    /// A directory, for one process.
    record Directory(String path) implements LedgerLocation {

        @Override
        public String toString() {
            return path;
        }
    }

    /// What holds for one process when nobody says anything.
    LedgerLocation USUAL = new Directory("./.snapwarden");

    /// Reads `s3://bucket`, `s3://bucket/prefix` or a path.
    static LedgerLocation parse(String text) {
        var uri = Bucket.URI.matcher(text);
        if (uri.matches()) {
            var prefix = uri.group(2) == null ? "" : uri.group(2);
            return new Bucket(uri.group(1), prefix.replaceAll("^/+|/+$", ""));
        }
        if (text.isBlank() || text.contains("://") || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "expected s3://bucket, s3://bucket/prefix or a directory, found " + Excerpt.of(text));
        }
        return new Directory(text);
    }
}
