package io.snapwarden.runtime.policyfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong with one file, as it is found. Told together, so that nobody mends a file one error at a time.
final class Problems {

    /// More than anybody reads; a file with more of them is not a policy file.
    private static final int MOST_TOLD = 100;

    private static final int MOST_REMEMBERED = 1_000;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private int count;

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String path, String message) {
        count++;
        if (found.size() < MOST_REMEMBERED) {
            found.add(new Problem(file, place, path, message));
        }
    }

    int count() {
        return count;
    }

    PolicyFileException refusal() {
        var told = new ArrayList<>(found.stream()
                .sorted(Comparator.comparing(Problem::place))
                .distinct()
                .limit(MOST_TOLD)
                .toList());
        if (count > MOST_TOLD) {
            told.add(new Problem(file, Place.WHOLE_FILE, "", "and more, after the first " + MOST_TOLD + " problems"));
        }
        return new PolicyFileException(told);
    }
}
