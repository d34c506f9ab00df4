package io.snapwarden.runtime.policyfile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who is told, and how often.
///
/// @param topic where digests go; null when nobody asked for any
/// @param foldWithin digests of runs that close this close together become one; zero never folds
/// @param webhook where tickets go; null when nobody asked for any
public record NotifySettings(
        @Nullable TopicArn topic,
        Digest digest,
        Duration foldWithin,
        @Nullable Webhook webhook) {

    public static final Duration USUAL_FOLD = Duration.ofMinutes(15);

    /// What holds when a file says nothing.
    public static final NotifySettings NOBODY = new NotifySettings(null, Digest.ALWAYS, USUAL_FOLD, null);

    /// Which runs are worth a digest.
    public enum Digest {
        ALWAYS("always"),
        PROBLEMS("problems");

        private final String word;

        Digest(String word) {
            this.word = word;
        }

        /// The word used in policy files.
        @Override
        public String toString() {
            return word;
        }
    }
}
