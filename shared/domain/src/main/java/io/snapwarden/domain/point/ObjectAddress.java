package io.snapwarden.domain.point;

import io.snapwarden.domain.text.Excerpt;
import io.snapwarden.domain.text.Form;
import java.util.List;

/// Where an object of S3 is.
public record ObjectAddress(String bucket, String key) {

    public static final String SCHEME = "s3://";

    private static final Form BUCKET = Form.of("a-z0-9.-", 3, 63);
    private static final Form EDGE = Form.of("a-z0-9", 1, 1);

    /// Of what S3 allows the part that nobody has to quote, in no shell and in no URL.
    private static final Form KEY = Form.of("A-Za-z0-9/._=+@:-", 1, 512);

    public ObjectAddress {
        if (!BUCKET.fits(bucket)
                || !EDGE.fits(bucket, 0, 1)
                || !EDGE.fits(bucket, bucket.length() - 1, bucket.length())
                || bucket.contains("..")) {
            throw new IllegalArgumentException(
                    "a bucket has 3 to 63 small letters, digits, dots and dashes, a letter or"
                            + " digit first and last, but is \"" + bucket + "\"");
        }
        if (!KEY.fits(key)) {
            throw new IllegalArgumentException(
                    "an object's name has 1 to 512 letters, digits and / . _ = + @ : - but is" + " \"" + key + "\"");
        }
        if (List.of(key.split("/", -1)).stream().anyMatch(part -> part.isEmpty() || part.matches("\\.{1,2}"))) {
            throw new IllegalArgumentException(
                    "an object's name has no empty part and none of dots between its slashes," + " but is \"" + key
                            + "\"");
        }
    }

    /// Reads what [#toString] wrote.
    public static ObjectAddress parse(String text) {
        int slash = text.indexOf('/', SCHEME.length());
        if (!text.startsWith(SCHEME) || slash < 0) {
            throw new IllegalArgumentException("an object is written s3://bucket/name but is " + Excerpt.of(text));
        }
        return new ObjectAddress(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
