package io.snapwarden.simulation.model;

import java.util.Map;
import java.util.regex.Pattern;

/// What RDS accepts as tags: letters, digits, blanks and a few signs, no comma among them.
final class DatabaseTagRules {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST = 50;

    private DatabaseTagRules() {}

    static void check(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (!isKey(key)
                    || value.length() > LONGEST_VALUE
                    || !ALLOWED.matcher(value).matches()) {
                throw AwsError.refused("InvalidParameterValue", "The tag " + key + " is invalid.");
            }
        });
        if (tags.size() > MOST) {
            throw AwsError.refused("InvalidParameterValue", "More than " + MOST + " tags: " + tags.size());
        }
    }

    private static boolean isKey(String key) {
        return !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && !key.startsWith("aws:")
                && !key.startsWith("rds:")
                && ALLOWED.matcher(key).matches();
    }
}
