package io.snapwarden.domain.fleet;

import java.util.regex.Pattern;

/// The form of an Amazon Resource Name, as far as we let one in: what stands in a tag's value, and nothing that
/// could mean something else in a path, a line of text or a page.
public final class Arn {

    /// What a tag's value holds.
    public static final int LONGEST = 256;

    private static final Pattern FORM =
            Pattern.compile("arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:[0-9]{0,12}:[A-Za-z0-9._:/+=@-]+");

    private static final int PARTS = 6;
    private static final int SERVICE = 2;

    private Arn() {}

    public static boolean begins(String text) {
        return text.startsWith("arn:");
    }

    public static boolean fits(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }

    /// Service and resource, without partition, Region and account: `elasticfilesystem:file-system/fs-0abc`.
    static String thing(String arn) {
        var parts = arn.split(":", PARTS);
        return parts.length < PARTS ? "" : parts[SERVICE] + ":" + parts[PARTS - 1];
    }
}
